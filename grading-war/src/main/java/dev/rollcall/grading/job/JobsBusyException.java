package dev.rollcall.grading.job;

/** Long work is not begun, because as much of it as there is room for goes on or waits already. */
public final class JobsBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobsBusyException() {
        super("Too many imports and the like go on already");
    }
}
