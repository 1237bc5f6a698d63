package dev.rollcall.launcher.failure;

/** The launcher cannot go on. The message is one sentence for the person at the terminal: what is wrong, what helps. */
public final class FailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final int status;

    private FailureException(String sentence, int status) {
        super(sentence);
        this.status = status;
    }

    /** Returns a failure of the surroundings: exit status 1. */
    public static FailureException because(String sentence) {
        return new FailureException(sentence, FAILED);
    }

    /** Returns a failure of what was typed: exit status 2. */
    public static FailureException misuse(String sentence) {
        return new FailureException(sentence, MISUSED);
    }

    /** Returns the exit status of the process. */
    public int status() {
        return status;
    }
}
