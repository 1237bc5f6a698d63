package dev.rollcall.grading.job;

/** Long work is not begun, because as much of it as there is room for goes on or waits already, or something else at its address. */
public final class JobsBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobsBusyException(String message) {
        super(message);
    }
}
