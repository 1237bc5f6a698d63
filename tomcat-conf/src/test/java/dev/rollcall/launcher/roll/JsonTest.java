package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void documentBecomesMapsAndLists() {
        assertEquals(
                Map.of("a", List.of(1.0, -2.5e3, true, false), "b", Map.of(), "c", List.of()),
                Json.read(" { \"a\" : [ 1 , -2.5e3 , true , false ] , \"b\" : { } , \"c\" : [ ] } "));
        assertNull(Json.read("null"));
    }

    @Test
    void escapesAreUndone() {
        assertEquals("a\"b\\c/d\b\f\n\r\té😀", Json.read("\"a\\\"b\\\\c\\/d\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "\"",
                "\"\\x\"",
                "\"\\u12\"",
                "tru",
                "1 2",
                "-",
                "]"
            })
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.read(text));
    }

    @Test
    void depthIsLimited() {
        assertThrows(IllegalArgumentException.class, () -> Json.read("[".repeat(100_000)));
    }
}
