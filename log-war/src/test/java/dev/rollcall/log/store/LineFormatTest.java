package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatTest {

    @Test
    void everyCharacterComesBack() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate((char) c)) {
                LogRecord record = record("x" + (char) c);
                assertEquals(Optional.of(record), LineFormat.parse(line(record)), "U+" + Integer.toHexString(c));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"})
    void everyTimeComesBack(String time) {
        LogRecord record = new LogRecord(Instant.parse(time), SHOP, true, LogLevel.INFO, null, null, null, null, "t");

        assertEquals(Optional.of(record), LineFormat.parse(line(record)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "\\", "\\-", "Shop\\n", "C:\\u", "商店 <b>"})
    void everyServiceComesBack(String name) {
        LogRecord record =
                new LogRecord(NOON, new ServiceName(name), false, LogLevel.INFO, null, null, null, null, "t");

        assertEquals(Optional.of(record), LineFormat.parse(line(record)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200e", "\u200f", "\u061c", "\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\u0085"})
    void whatTurnsOrBreaksTextIsWrittenAsAnEscape(String text) {
        assertTrue(line(record("a" + text + "b")).endsWith(String.format("\ta\\u%04xb", (int) text.charAt(0))));
    }

    @Test
    void aHyphenIsNotTheUnknown() {
        LogRecord record = new LogRecord(NOON, SHOP, true, LogLevel.INFO, "-", null, "\\-", "--", "-");

        assertEquals(Optional.of(record), LineFormat.parse(line(record)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "yesterday\tShop\tINFO\tsigned\t-\t-\t-\t-\ttext",
                "2026-11-22T12:00:00Z\t\tINFO\tsigned\t-\t-\t-\t-\ttext",
                "2026-11-22T12:00:00Z\tShop\tLOUD\tsigned\t-\t-\t-\t-\ttext",
                "2026-11-22T12:00:00Z\tShop\tINFO\tperhaps\t-\t-\t-\t-\ttext",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\ttext",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\t-\ttext\tmore",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\t-\tends in \\",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\t-\tunknown \\x",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\t-\tshort \\u12",
                "2026-11-22T12:00:00Z\tShop\tINFO\tsigned\t-\t-\t-\t-\tnot hex \\u12g4"
            })
    void anythingElseIsNoRecord(String line) {
        assertEquals(Optional.empty(), LineFormat.parse(line));
    }

    private static String line(LogRecord record) {
        StringBuilder out = new StringBuilder();
        LineFormat.write(record, out);
        assertEquals(out.length() - 1, out.indexOf("\n"));
        return out.substring(0, out.length() - 1);
    }
}
