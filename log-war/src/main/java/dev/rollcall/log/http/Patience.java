package dev.rollcall.log.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a caller waits for an answer: what is found until then is worth more than all of it too late. */
final class Patience {

    /** The header that says so, in milliseconds. */
    static final String HEADER = "Log-Patience";

    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,9}");
    private static final Duration MARGIN = Duration.ofMillis(500);

    private Patience() {}

    /**
     * Returns what the caller says; empty if it says nothing.
     *
     * @throws ProblemException 400 if that is no number
     */
    static Optional<Duration> of(HttpServletRequest request) {
        String millis = request.getHeader(HEADER);
        if (millis != null && !MILLIS.matcher(millis).matches()) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE, "The header " + HEADER + " must be a number of milliseconds.");
        }
        return Optional.ofNullable(millis).map(Long::parseLong).map(Duration::ofMillis);
    }

    /** Returns how long to work for a caller that waits so long; the rest is for the way and for writing the answer. */
    static Duration work(Duration wait) {
        Duration quarter = wait.dividedBy(4);
        return wait.minus(quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN);
    }
}
