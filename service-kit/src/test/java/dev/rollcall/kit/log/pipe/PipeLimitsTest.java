package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PipeLimitsTest {

    private static final long SPOOL = PipeLimits.MIN_SPOOL_BYTES;

    @Test
    void theLeastIsAnEventAByteAndASpoolForTheBatchesOnTheirWay() {
        assertEquals(1, new PipeLimits(1, 1, SPOOL, false).maxEvents());

        assertThrows(IllegalArgumentException.class, () -> new PipeLimits(0, 1, SPOOL, false));
        assertThrows(IllegalArgumentException.class, () -> new PipeLimits(1, 0, SPOOL, false));
        assertThrows(IllegalArgumentException.class, () -> new PipeLimits(1, 1, SPOOL - 1, false));
    }

    @Test
    void whereNothingIsConfiguredTheyAreThoseOfTheManual() {
        assertEquals(new PipeLimits(10_000, 8_388_608, 1_073_741_824, false), PipeLimits.DEFAULT);
    }
}
