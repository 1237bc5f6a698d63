package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Worded;

/** An archive cannot be read at all. The message is one sentence for its sender. */
public final class RosterRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason implements Worded {
        /** It is no ZIP, or it is cut off or damaged. */
        NO_ARCHIVE,
        /** Its files are in several folders, or have names that are no names of files, or one is there twice. */
        PATHS,
        /** There is no manifest, or it cannot be read. */
        MANIFEST,
        /** It is of a version that is not read. */
        VERSION,
        /** A file is missing that the manifest lists. */
        FILE_MISSING,
        /** A file has not the columns it needs, or one twice. */
        COLUMNS,
        /** A file is not in UTF-8. */
        ENCODING,
        /** Something else than commas is between the fields of a file. */
        DELIMITER,
        /** A quotation mark is not closed, or something follows one that is. */
        QUOTES,
        /** It has more files, bytes, lines, columns or characters in a field than are read. */
        SIZE
    }

    private final Reason reason;

    RosterRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns a sentence for the sender of the archive. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
