package dev.rollcall.log.search;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question that cannot be understood. The message is one sentence for the person who asked. */
public final class InvalidQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final @Nullable String parameter;

    /** A parameter that nobody knows. Its name came from outside: only a plain one is repeated. */
    InvalidQueryException(String unknown) {
        super("There is no parameter " + (PLAIN.matcher(unknown).matches() ? unknown : "of such a name")
                + "; there are service, level, trace and limit.");
        this.parameter = PLAIN.matcher(unknown).matches() ? unknown : null;
    }

    InvalidQueryException(String parameter, String expectation) {
        super("The parameter " + parameter + " must be " + expectation + ".");
        this.parameter = parameter;
    }

    /** Returns the parameter that is wrong; empty if it has a name that is better not repeated. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }
}
