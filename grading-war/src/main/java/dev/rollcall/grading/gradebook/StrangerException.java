package dev.rollcall.grading.gradebook;

/** A teacher asks for a class that is not the teacher's to teach today. Nothing was looked at, and nothing has changed. */
public final class StrangerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Names no teacher: the name may be any text. */
    public StrangerException() {
        super("The class is not taught by whoever asks");
    }
}
