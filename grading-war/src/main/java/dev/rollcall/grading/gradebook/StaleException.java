package dev.rollcall.grading.gradebook;

/** The thing has changed since its writer saw it. */
public final class StaleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Versioned current;

    /** Takes the thing as it is. */
    public StaleException(Versioned current) {
        super(current.id() + " is at version " + current.version());
        this.current = current;
    }

    /** Returns the thing as it is. */
    public Versioned current() {
        return current;
    }
}
