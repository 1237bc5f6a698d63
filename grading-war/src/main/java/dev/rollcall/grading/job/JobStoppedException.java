package dev.rollcall.grading.job;

/** Ends work because the grade book is about to end: its transaction is taken back. */
public final class JobStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobStoppedException() {
        super("The grade book is about to end");
    }
}
