package dev.rollcall.grading.http.api;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a caller waits for what takes long (RFC 7240): {@code Prefer: respond-async, wait=2} says so many seconds, and none
 * without {@code wait}; without {@code respond-async} it is until the end. No caller waits for longer than ten minutes.
 *
 * @param bounded whether the caller has said so
 * @param seconds at most
 */
record Preference(boolean bounded, long seconds) {
    private static final String LATER = "respond-async";
    private static final Pattern WAIT = Pattern.compile("wait=([0-9]{1,9})");

    private static final int LONGEST_SECONDS = 600;

    static Preference of(Exchange exchange) {
        List<String> preferences = Collections.list(exchange.request().getHeaders("Prefer")).stream()
                .flatMap(header -> Arrays.stream(header.split("[,;]", -1)))
                .map(preference -> preference.replace(" ", "").toLowerCase(Locale.ROOT))
                .toList();
        return preferences.contains(LATER)
                ? new Preference(true, seconds(preferences))
                : new Preference(false, LONGEST_SECONDS);
    }

    private static long seconds(List<String> preferences) {
        return preferences.stream()
                .map(WAIT::matcher)
                .filter(Matcher::matches)
                .mapToLong(wait -> Math.min(Long.parseLong(wait.group(1)), LONGEST_SECONDS))
                .findFirst()
                .orElse(0);
    }

    /** Returns the end, or nothing if the caller does not wait for it. What ends it is thrown. */
    <T> Optional<T> await(CompletableFuture<T> end) {
        if (seconds == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(end.get(seconds, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(CommonProblem.UNAVAILABLE, "Nobody waits for it any more.", e);
        }
    }

    /** Tells a caller with such a preference that it is answered before the end. */
    void apply(Exchange exchange) {
        if (bounded) {
            exchange.response().setHeader("Preference-Applied", LATER);
        }
    }
}
