package dev.rollcall.registry.http;

import dev.rollcall.kit.PlainText;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query for the roll or a part of it.
 *
 * @param name one service; empty: all
 * @param form the form of the answer
 * @param since the revision that the caller has
 * @param patience how long to wait for another one
 */
record RollQuery(Optional<ServiceName> name, Form form, Optional<String> since, Duration patience) {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int MAX_REVISION = 128;

    /** The forms of an answer. */
    enum Form {
        /** JSON, with the members that change only when the roll does. */
        ROLL,
        /** JSON, with health checks and which subscribers are informed. */
        DETAILS,
        /** Addresses, one a line. */
        ADDRESSES,
        /** An answer that goes on: an event for each change. */
        EVENTS
    }

    /**
     * Reads a request.
     *
     * @throws ProblemException 400 or 422 if it makes no sense
     */
    static RollQuery of(Exchange exchange) {
        Optional<ServiceName> name = exchange.query("name").map(RollQuery::serviceName);
        Form form = form(exchange);
        Optional<String> since = exchange.query("since").map(RollQuery::revision);
        Duration wait = exchange.query("wait").map(RollQuery::duration).orElse(Duration.ZERO);
        if (!wait.isZero() && since.isEmpty()) {
            throw invalid("The parameter wait needs since: the Revision that is known.", null);
        }
        if (since.isPresent() && form != Form.ROLL) {
            throw invalid("The parameter since is for the roll as JSON without details.", null);
        }
        return new RollQuery(name, form, since, wait);
    }

    private static Form form(Exchange exchange) {
        String accept = exchange.request().getHeader("Accept");
        String first = accept == null ? "" : accept.strip().toLowerCase(Locale.ROOT);
        String details = exchange.query("details").orElse("false");
        if (!details.equals("true") && !details.equals("false")) {
            throw invalid("The parameter details must be true or false.", null);
        }
        if (first.startsWith("text/uri-list")) {
            return Form.ADDRESSES;
        }
        if (first.startsWith("text/event-stream")) {
            return Form.EVENTS;
        }
        return details.equals("true") ? Form.DETAILS : Form.ROLL;
    }

    private static ServiceName serviceName(String text) {
        try {
            return new ServiceName(text);
        } catch (IllegalArgumentException e) {
            throw invalid("The parameter name is wrong: " + e.getMessage() + ".", e);
        }
    }

    private static String revision(String text) {
        if (text.length() > MAX_REVISION || !PlainText.isPlain(text)) {
            throw invalid("The parameter since must be a Revision that the registry has answered.", null);
        }
        return text;
    }

    /**
     * Reads how long the caller is willing to wait, to the millisecond: what is shorter is no waiting.
     *
     * @throws ProblemException 422 if it is no duration, or too long
     */
    static Duration duration(String text) {
        try {
            Duration wait = Duration.parse(text);
            if (!wait.isNegative() && wait.compareTo(LONGEST) <= 0) {
                return wait.truncatedTo(ChronoUnit.MILLIS); // the container takes 0 ms for without end
            }
        } catch (DateTimeException e) {
            throw noDuration(e);
        }
        throw noDuration(null);
    }

    private static ProblemException noDuration(@Nullable Exception cause) {
        return invalid("The parameter wait must be a duration from PT0S to " + LONGEST + ".", cause);
    }

    private static ProblemException invalid(String detail, @Nullable Exception cause) {
        return new ProblemException(CommonProblem.INVALID, detail, cause);
    }
}
