package dev.rollcall.log.search;

/** A question that cannot be understood. The message is one sentence for the person who asked. */
public final class InvalidQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    InvalidQueryException(String parameter, String expectation) {
        super("The parameter " + parameter + " must be " + expectation + ".");
        this.parameter = parameter;
    }

    /** Returns the parameter that is wrong. */
    public String parameter() {
        return parameter;
    }
}
