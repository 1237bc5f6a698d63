package dev.rollcall.log.store;

import static dev.rollcall.log.store.Fixtures.HOSTILE;
import static dev.rollcall.log.store.Fixtures.NOON;
import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineFormatTest {

    @Test
    void aLineIsReadableByPeople() {
        LogRecord record = new LogRecord(
                NOON,
                SHOP,
                false,
                LogLevel.WARN,
                "shop-1",
                "shop.Till",
                "http-1",
                null,
                "sold out\nsince noon",
                Map.of("till", "7"),
                null);

        assertEquals(
                "2026-11-22T12:00:00Z\tShop\tWARN\tunsigned\tshop-1\tshop.Till\thttp-1\t-\tsold out\\nsince noon\ttill=7",
                line(record));
    }

    @Test
    void hostileTextNeverMakesASecondLine() {
        String line = line(new LogRecord(
                NOON,
                SHOP,
                true,
                LogLevel.INFO,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                HOSTILE,
                Map.of(HOSTILE, HOSTILE),
                null));

        assertEquals(10, line.split("\t", -1).length);
        assertTrue(line.codePoints().filter(c -> c != '\t').noneMatch(Character::isISOControl));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200e", "\u200f", "\u061c", "\u202a", "\u202e", "\u2066", "\u2069", "\u2028", "\u0085"})
    void whatTurnsOrBreaksTextIsWrittenAsAnEscape(String text) {
        assertTrue(line(record("a" + text + "b")).endsWith(String.format("\ta\\u%04xb", (int) text.charAt(0))));
    }

    @Test
    void aHyphenIsNotTheUnknown() {
        assertTrue(line(record("-")).endsWith("\t-\t\\-"));
    }

    private static String line(LogRecord record) {
        StringBuilder out = new StringBuilder();
        LineFormat.write(record, out);
        assertEquals(out.length() - 1, out.indexOf("\n"));
        return out.substring(0, out.length() - 1);
    }
}
