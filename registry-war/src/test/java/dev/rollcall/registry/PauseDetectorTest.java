package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PauseDetectorTest {

    private final ManualTime time = new ManualTime();
    private final PauseDetector pauses = new PauseDetector(time);

    @Test
    void aSecondOrTwoAreNone() {
        time.advance(Duration.ofSeconds(1));
        assertFalse(pauses.noticed());
        time.advance(Duration.ofSeconds(3));
        assertFalse(pauses.noticed());
    }

    @Test
    void moreIsNoticedOnce() {
        time.advance(Duration.ofSeconds(20));

        assertTrue(pauses.noticed());
        assertFalse(pauses.noticed());
    }

    @Test
    void theWallClockSaysNothing() {
        time.jump(Duration.ofHours(1));

        assertFalse(pauses.noticed());
    }
}
