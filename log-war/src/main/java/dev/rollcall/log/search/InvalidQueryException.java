package dev.rollcall.log.search;

import dev.rollcall.kit.log.OneLine;

/** A question that cannot be understood. The message is one sentence for the person who asked. */
public final class InvalidQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int MAX_SHOWN = 40;

    private final String parameter;

    /** A parameter that nobody knows. Its name came from outside and may be anything. */
    InvalidQueryException(String unknown) {
        super("The parameters are " + String.join(", ", Search.PARAMETERS) + "; nobody knows \"" + shown(unknown)
                + "\".");
        this.parameter = shown(unknown);
    }

    InvalidQueryException(String parameter, String expectation) {
        super("The parameter " + parameter + " must be " + expectation + ".");
        this.parameter = parameter;
    }

    /** Returns the parameter that is wrong. */
    public String parameter() {
        return parameter;
    }

    private static String shown(String text) {
        return OneLine.of(
                text.codePointCount(0, text.length()) > MAX_SHOWN
                        ? text.substring(0, text.offsetByCodePoints(0, MAX_SHOWN)) + "…"
                        : text);
    }
}
