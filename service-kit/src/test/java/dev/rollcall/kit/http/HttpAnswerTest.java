package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {

    private static final String NOW = "Thu, 26 Nov 2026 08:00:00 GMT";

    @Test
    void secondsAreSeconds() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), retryAfter("120"));
    }

    @Test
    void aDateIsUnderstoodByTheClockOfWhoAnswers() {
        assertEquals(Optional.of(Duration.ofSeconds(90)), retryAfter("Thu, 26 Nov 2026 08:01:30 GMT"));
        assertEquals(Optional.empty(), retryAfter("Thu, 26 Nov 2026 07:59:59 GMT"));
    }

    @Test
    void whatCannotBeReadAsksForNothing() {
        for (String nonsense : List.of("", "-1", "soon", "99999999999999999999")) {
            assertEquals(Optional.empty(), retryAfter(nonsense), nonsense);
        }
        assertEquals(Optional.empty(), answer(Map.of()).retryAfter());
        assertEquals(
                Optional.empty(), answer(Map.of("Retry-After", List.of(NOW))).retryAfter());
    }

    private static Optional<Duration> retryAfter(String value) {
        return answer(Map.of("Retry-After", List.of(value), "Date", List.of(NOW)))
                .retryAfter();
    }

    private static HttpAnswer answer(Map<String, List<String>> headers) {
        return new HttpAnswer(503, HttpHeaders.of(headers, (name, value) -> true), new byte[0]);
    }
}
