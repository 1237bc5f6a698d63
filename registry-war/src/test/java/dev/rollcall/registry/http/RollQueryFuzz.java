package dev.rollcall.registry.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.Parsed;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands in a request beside its body: addresses below {@code /services}, {@code If-None-Match}, {@code wait}. */
public final class RollQueryFuzz {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private RollQueryFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        ServiceRoute.parse(segments("/services/" + text))
                .ifPresent(route -> assertEquals(Optional.of(route), ServiceRoute.parse(segments(route.path()))));
        Reading reading = Reading.of(input);
        assertTrue(reading.matches(text + ", " + reading.tag()), text);
        Reading.of(new byte[] {1}).matches(text);
        Parsed.unlessRefused(() -> RollQuery.duration(text), ProblemException.class)
                .ifPresent(wait -> assertTrue(!wait.isNegative() && wait.compareTo(LONGEST) <= 0, text));
    }

    /** Returns those after {@code /services}. */
    private static List<String> segments(String path) {
        List<String> all = Arrays.asList(path.split("/"));
        return all.subList(Math.min(2, all.size()), all.size());
    }
}
