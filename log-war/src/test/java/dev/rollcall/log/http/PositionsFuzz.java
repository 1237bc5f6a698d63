package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import dev.rollcall.log.search.InvalidQueryException;
import java.util.Optional;

/** Where somebody wants to go on: what is read is told in the same way, and can be read again. */
public final class PositionsFuzz {

    private PositionsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        parsed(new String(input, UTF_8)).ifPresent(positions -> {
            assertTrue(positions.bySource().size() <= Positions.MAX_SERVICES);
            String next = positions.next();
            assertTrue(next == null || parsed(next).equals(Optional.of(positions)), next);
        });
    }

    private static Optional<Positions> parsed(String text) {
        return Parsed.unlessRefused(() -> Positions.parse(text), InvalidQueryException.class);
    }
}
