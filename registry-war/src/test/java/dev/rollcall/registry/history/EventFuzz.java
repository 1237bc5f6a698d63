package dev.rollcall.registry.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

/** A line of the history: what can be read is written so that it is read as the same, on one line. */
public final class EventFuzz {

    private EventFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        EventCodec.read(new String(input, UTF_8)).ifPresent(event -> {
            String line =
                    written(event); // halves of characters, which UTF-8 cannot hold, are written as question marks
            assertEquals(1, line.lines().count(), line);
            assertEquals(Optional.of(line), EventCodec.read(line).map(EventFuzz::written));
        });
    }

    private static String written(Event event) {
        return new String(EventCodec.line(event), UTF_8);
    }
}
