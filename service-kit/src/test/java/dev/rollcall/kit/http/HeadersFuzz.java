package dev.rollcall.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code traceparent}, {@code Retry-After} beside a {@code Date} on the next line, and IP addresses. */
public final class HeadersFuzz {

    private HeadersFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        TraceContext.parse(text)
                .ifPresent(trace -> assertEquals(Optional.of(trace), TraceContext.parse(trace.header())));
        IpLiteral.parse(text)
                .ifPresent(address -> assertEquals(Optional.of(address), IpLiteral.parse(address.getHostAddress())));
        Parsed.unlessRefused(() -> AddressRange.parse(text), IllegalArgumentException.class)
                .ifPresent(HeadersFuzz::isARange);
        String[] lines = text.split("\n", 2);
        answer(lines[0], lines.length == 2 ? lines[1] : "")
                .retryAfter()
                .ifPresent(wait -> assertFalse(wait.isNegative(), wait::toString));
    }

    private static void isARange(AddressRange range) {
        assertTrue(range.contains(range.network()), range::toString);
        assertEquals(range, AddressRange.parse(range.network().getHostAddress() + "/" + range.prefix()));
    }

    private static HttpAnswer answer(String retryAfter, String date) {
        Map<String, List<String>> headers = Map.of("Retry-After", List.of(retryAfter), "Date", List.of(date));
        return new HttpAnswer(503, HttpHeaders.of(headers, (name, value) -> true), new byte[0]);
    }
}
