package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogRecordTest {

    private static LogRecord with(Map<String, String> attributes) {
        return new LogRecord(
                Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, null, null, null, null, "t", attributes, null);
    }

    @Test
    void theYearsAreThoseThatEveryFormatCanWrite() {
        Instant first = Instant.parse("0000-01-01T00:00:00Z");
        Instant last = Instant.parse("9999-12-31T23:59:59.999999999Z");

        assertEquals(first, Fixtures.at(first).time());
        assertEquals(last, Fixtures.at(last).time());
        assertThrows(IllegalArgumentException.class, () -> Fixtures.at(first.minusNanos(1)));
        assertThrows(IllegalArgumentException.class, () -> Fixtures.at(last.plusNanos(1)));
    }

    @Test
    void attributesAreBounded() {
        String name = "n".repeat(LogRecord.MAX_ATTRIBUTE_NAME);
        String value = "v".repeat(LogRecord.MAX_ATTRIBUTE_VALUE);

        assertEquals(Map.of(name, value), with(Map.of(name, value)).attributes());
        assertThrows(IllegalArgumentException.class, () -> with(Map.of(name + "n", value)));
        assertThrows(IllegalArgumentException.class, () -> with(Map.of(name, value + "v")));
        assertEquals(64, with(numbered(64)).attributes().size());
        assertThrows(IllegalArgumentException.class, () -> with(numbered(65)));
    }

    private static Map<String, String> numbered(int count) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put("n" + (count - i), "v");
        }
        return attributes;
    }

    @Test
    void attributesStayInTheirOrderAndAsTheyWere() {
        Map<String, String> told = numbered(3);
        LogRecord record = with(told);

        told.clear();

        assertEquals(
                List.of("n3", "n2", "n1"), new ArrayList<>(record.attributes().keySet()));
        assertThrows(
                UnsupportedOperationException.class, () -> record.attributes().put("n", "v"));
    }

    /** A sender cannot hide anything from the bounds of what is kept in memory. */
    @Test
    void everyCharacterWeighs() {
        LogRecord bare = Fixtures.at(Fixtures.NOON);
        String more = "x".repeat(1_000);
        List<LogRecord> longer = List.of(
                Fixtures.record(Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, more, null, null, null, "t"),
                Fixtures.record(Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, null, more, null, null, "t"),
                Fixtures.record(Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, null, null, more, null, "t"),
                Fixtures.record(Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, null, null, null, more, "t"),
                Fixtures.record(Fixtures.NOON, Fixtures.SHOP, true, LogLevel.INFO, null, null, null, null, "t" + more),
                with(Map.of("", more)));

        for (LogRecord record : longer) {
            assertTrue(record.weight() >= bare.weight() + more.length(), record::toString);
        }
        assertEquals(
                with(Map.of("n", "")).weight() + 99,
                with(Map.of("n".repeat(100), "")).weight());
        assertTrue(bare.weight() > 100, "an event takes more than its text");
    }
}
