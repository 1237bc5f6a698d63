package dev.rollcall.grading.archive;

/** An archive is not restored, or not here; nothing has changed. The message is one sentence for the caller. */
public final class ArchiveRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Reason {
        /** The archive is damaged, of a newer version, or no archive at all. */
        UNUSABLE,
        /** The grade book is not empty, or another restoration goes on. */
        OCCUPIED
    }

    private final Reason reason;

    /** Takes why, and a sentence. */
    public ArchiveRefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    static ArchiveRefusedException unusable(String sentence) {
        return new ArchiveRefusedException(Reason.UNUSABLE, sentence);
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Returns a sentence for the caller. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
