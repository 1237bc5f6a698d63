package dev.rollcall.kit.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param headers names without regard to case
 * @param body all of it
 */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

    /** Returns whether the status is 2xx. */
    public boolean successful() {
        return status / 100 == 2;
    }

    /** Returns the body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Returns how long to wait before the next call, if the answer asks for that (RFC 9110, section 10.2.3). A date is
     * understood by the answer's own {@code Date}, so that no two clocks are compared.
     */
    public Optional<Duration> retryAfter() {
        return headers.firstValue("Retry-After")
                .flatMap(value -> value.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : until(value))
                .filter(wait -> !wait.isNegative());
    }

    private Optional<Duration> until(String date) {
        return date().flatMap(now -> time(date).map(then -> Duration.between(now, then)));
    }

    /** Returns when it was answered, by the clock of the server; empty if it does not say. */
    public Optional<Instant> date() {
        return headers.firstValue("Date").flatMap(HttpAnswer::time);
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
