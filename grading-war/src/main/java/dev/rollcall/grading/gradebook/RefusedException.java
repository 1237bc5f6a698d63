package dev.rollcall.grading.gradebook;

/** A change would contradict what is stored; nothing has changed. The message is one sentence for the caller. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** What should change is not there. */
        UNKNOWN,
        /** What should be new is there. */
        TAKEN,
        /** Something else needs it. */
        NEEDED,
        /** The term is over. */
        CLOSED,
        /** It is about what is left of an erased student. */
        ERASED,
        /** It names something that is not there; the message begins with the name of the member. */
        DANGLING
    }

    private final Reason reason;

    /** Takes why, and a sentence. */
    public RefusedException(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
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
