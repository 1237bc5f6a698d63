package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogQueryTest {

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001})
    void aLimitOutOfBoundsIsRefused(int limit) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> LogQuery.newest(limit));

        assertEquals("limit must be 1 to 1000 but was " + limit, refused.getMessage());
    }

    @Test
    void aRecordOutsideTheCalendarIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogRecord(Instant.MAX, Fixtures.SHOP, true, LogLevel.INFO, null, null, null, null, ""));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LogRecord(Instant.MIN, Fixtures.SHOP, true, LogLevel.INFO, null, null, null, null, ""));
    }
}
