package dev.rollcall.kit.log.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InstantTextTest {
    private static final long SEED = 20261127;

    @Test
    void isWhatInstantsSayOfThemselves() {
        for (String text : List.of(
                "1970-01-01T00:00:00Z",
                "2026-11-27T06:03:19Z",
                "2026-11-27T06:03:19.001Z",
                "2026-11-27T06:03:19.120Z",
                "2026-11-27T06:03:19.000001Z",
                "2026-11-27T06:03:19.000000001Z",
                "1969-12-31T23:59:59.999999999Z",
                "-0001-01-01T00:00:00.500Z",
                "+12345-01-01T00:00:00Z")) {
            assertEquals(text, InstantText.of(Instant.parse(text)));
        }
    }

    @Test
    void whateverSecondCameBefore() {
        Random random = new Random(SEED);
        for (int i = 0; i < 10_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(random.nextInt(3), random.nextInt(1_000) * (long) random.nextInt(1_000_000));
            assertEquals(time.toString(), InstantText.of(time));
        }
    }
}
