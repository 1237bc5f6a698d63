package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Worded;

/** A file cannot be read at all. The message is one sentence for its sender, and names the line where there is one. */
public final class FileRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason implements Worded {
        /** There is nothing in it. */
        EMPTY,
        /** It holds what no text holds. */
        NO_TEXT,
        /** It is not in the encoding that it should be in. */
        ENCODING,
        /** A quotation mark is not closed, or something follows one that is. */
        QUOTES,
        /** It has more lines, columns, fields or characters in a field than are read. */
        SIZE,
        /** The first line has no column that says whose a line is, nor two for the names. */
        NO_STUDENT_COLUMN,
        /** The first line names no column for a piece of work. */
        NO_WORK_COLUMN
    }

    private final Reason reason;
    private final int line;

    FileRefusedException(Reason reason, int line, String sentence) {
        super(sentence);
        this.reason = reason;
        this.line = line;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns the line, from 1; 0: none in particular. */
    public int line() {
        return line;
    }

    /** Returns a sentence for the sender of the file. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
