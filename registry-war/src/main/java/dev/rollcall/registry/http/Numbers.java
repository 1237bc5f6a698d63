package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Numbers in queries. */
final class Numbers {

    /** The parser takes the digits of every script. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Numbers() {}

    /**
     * Returns a query parameter; empty if it is missing.
     *
     * @throws ProblemException 422 if it is not a whole number from {@code min} to {@code max}
     */
    static OptionalLong query(Exchange exchange, String parameter, long min, long max) {
        Optional<String> text = exchange.query(parameter);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (NUMBER.matcher(text.get()).matches()) {
            long number = Long.parseLong(text.get());
            if (number >= min && number <= max) {
                return OptionalLong.of(number);
            }
        }
        String range = max == Long.MAX_VALUE ? "" : " from " + min + " to " + max;
        throw new ProblemException(
                CommonProblem.INVALID, "The parameter " + parameter + " must be a whole number" + range + ".");
    }
}
