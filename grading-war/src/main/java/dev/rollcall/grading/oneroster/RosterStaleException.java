package dev.rollcall.grading.oneroster;

/** The grade book is no longer as it was when an archive was looked at. */
public final class RosterStaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says so. */
    public RosterStaleException() {
        super("The grade book has changed since the archive was looked at");
    }
}
