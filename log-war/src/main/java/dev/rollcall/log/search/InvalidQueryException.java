package dev.rollcall.log.search;

import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A question that cannot be understood. The message is one sentence for the person who asked. */
public final class InvalidQueryException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private final @Nullable String parameter;
    private final int position;
    private final boolean ambiguous;

    private InvalidQueryException(@Nullable String parameter, String message, int position, boolean ambiguous) {
        super(message);
        this.parameter = parameter;
        this.position = position;
        this.ambiguous = ambiguous;
    }

    /** Returns the exception for a parameter that is not as it must be: {@code expectation} follows "must be". */
    public static InvalidQueryException of(String parameter, String expectation) {
        return new InvalidQueryException(parameter, expectation);
    }

    InvalidQueryException(String parameter, String expectation) {
        this(parameter, expectation, false);
    }

    private InvalidQueryException(String parameter, String expectation, boolean ambiguous) {
        this(plain(parameter), "The parameter " + spelled(parameter) + " must be " + expectation + ".", 0, ambiguous);
    }

    /** A parameter that is there twice. */
    static InvalidQueryException twice(String parameter) {
        return new InvalidQueryException(parameter, "there only once", true);
    }

    /** A parameter that is not known. Its name came from outside: only a plain one is repeated. */
    static InvalidQueryException unknown(String parameter, Collection<String> known) {
        StringBuilder names = new StringBuilder();
        for (Iterator<String> all = known.iterator(); all.hasNext(); ) {
            String name = all.next();
            names.append(names.length() == 0 ? "" : all.hasNext() ? ", " : " and ")
                    .append(name);
        }
        return new InvalidQueryException(
                plain(parameter),
                "There is no parameter " + spelled(parameter) + "; there are " + names + ".",
                0,
                false);
    }

    /** A query that cannot be read. */
    static InvalidQueryException syntax(String parameter, QuerySyntaxException e) {
        String message = "The parameter " + parameter + " cannot be read at character " + e.position() + ": "
                + e.getMessage() + ".";
        return new InvalidQueryException(parameter, message, e.position(), false);
    }

    private static @Nullable String plain(String name) {
        return PLAIN.matcher(name).matches() ? name : null;
    }

    private static String spelled(String name) {
        String plain = plain(name);
        return plain == null ? "of such a name" : plain;
    }

    /** Returns whether it cannot even be told what the parameter is. */
    public boolean isAmbiguous() {
        return ambiguous;
    }

    /** Returns the parameter that is wrong; empty if it has a name that is better not repeated. */
    public Optional<String> parameter() {
        return Optional.ofNullable(parameter);
    }

    /** Returns the character at which it goes wrong, the first is 1; empty if that is not known. */
    public OptionalInt position() {
        return position == 0 ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
