package dev.rollcall.grading.gradebook;

/** The store of the grade book cannot be reached at the moment; the same call may succeed later. */
public final class GradeBookUnavailableException extends RuntimeException {
    /** Keeps what the store said. */
    public GradeBookUnavailableException(Throwable cause) {
        super("The store of the grade book cannot be reached", cause);
    }
}
