package dev.rollcall.grading.store;

/** A database cannot be used as it is; the message is a sentence that says why, and what helps. */
public final class DatabaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseRefusedException(String sentence) {
        super(sentence);
    }

    DatabaseRefusedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
