package dev.rollcall.grading.gradebook;

/** A teacher asks for a class that is another's today. Nothing was looked at, and nothing has changed. */
public final class StrangerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes who asks. */
    public StrangerException(Teacher teacher) {
        super(teacher.login() + " does not teach the class on " + teacher.today());
    }
}
