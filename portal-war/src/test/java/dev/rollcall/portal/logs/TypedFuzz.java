package dev.rollcall.portal.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Moments that people type, and the positions that browsers send back. */
public final class TypedFuzz {
    private static final ZoneId ZONE = ZoneId.of("UTC");

    private TypedFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, UTF_8);
        Optional<Instant> moment = Typed.moment(text, ZONE);
        String field = Typed.field(text, ZONE);
        assertEquals(moment.map(exact -> exact.truncatedTo(ChronoUnit.MILLIS)), Typed.moment(field, ZONE), field);
        Positions positions = Positions.parse(text);
        assertEquals(positions, Positions.parse(positions.toString()));
    }
}
