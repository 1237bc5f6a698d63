package dev.rollcall.log.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of a question: each is understood within its bounds, or ends the question with a sentence. */
public final class ParametersFuzz {

    private ParametersFuzz() {}

    /** Takes {@code name=value} on each line. */
    public static void fuzzerTestOneInput(byte[] input) {
        Map<String, String[]> values = new TreeMap<>();
        for (String line : new String(input, UTF_8).split("\n")) {
            String[] parts = line.split("=", 2);
            values.put(parts[0], parts.length == 2 ? new String[] {parts[1]} : new String[] {"", ""});
        }
        Parsed.unlessRefused(
                () -> {
                    read(Parameters.of(values, "limit", "after", "order", "by"));
                    return true;
                },
                InvalidQueryException.class);
    }

    private static void read(Parameters parameters) throws InvalidQueryException {
        int limit = parameters.number("limit", 100, 1, 1_000);
        assertTrue(limit >= 1 && limit <= 1_000);
        parameters.sequence("after").ifPresent(sequence -> assertTrue(sequence >= 0));
        parameters.choice("order", "newest", "newest", "oldest");
        assertTrue(parameters.list("by", "level", 3).size() <= 3);
        for (String name : parameters.list("by", "level", 3)) {
            parameters.key("by", name);
        }
        Query.Within within = parameters.filter().within();
        assertTrue(within.fromMillis() <= within.toMillis());
    }
}
