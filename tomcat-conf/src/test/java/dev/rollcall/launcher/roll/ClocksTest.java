package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.War;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClocksTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final Clocks clocks = new Clocks(() -> NOON);

    @Test
    void timeOfAServiceIsOursUntilItTellsAnother() {
        assertEquals(NOON, clocks.now(War.REGISTRY));

        assertTrue(clocks.learn(War.REGISTRY, "Sat, 31 Jan 2026 12:05:00 GMT"));

        assertEquals(NOON.plusSeconds(300), clocks.now(War.REGISTRY));
        assertEquals(NOON, clocks.now(War.PORTAL));
    }

    @Test
    void whatIsKnownIsNoNews() {
        clocks.learn(War.REGISTRY, "Sat, 31 Jan 2026 12:05:00 GMT");

        assertFalse(clocks.learn(War.REGISTRY, "Sat, 31 Jan 2026 12:05:01 GMT"));
        assertTrue(clocks.learn(War.REGISTRY, "Sat, 31 Jan 2026 12:00:00 GMT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sat, 31 Jan 2026 12:00:01 GMT", "Mon, 02 Feb 2026 12:00:00 GMT", "noon", ""})
    void whatIsNearOrIncredibleOrNoTimeTeachesNothing(String date) {
        assertFalse(clocks.learn(War.REGISTRY, date));
        assertEquals(NOON, clocks.now(War.REGISTRY));
    }
}
