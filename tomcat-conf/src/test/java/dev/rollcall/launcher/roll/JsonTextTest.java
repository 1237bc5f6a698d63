package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void documentIsIndented() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a", List.of(1, true));
        document.put("b", Optional.empty());
        document.put("c", List.of());

        assertEquals("{\n  \"a\": [\n    1,\n    true\n  ],\n  \"b\": null,\n  \"c\": []\n}", JsonText.of(document));
    }

    @Test
    void whatIsWrittenCanBeRead() {
        Map<String, Object> document =
                Map.of("x\"y", List.of("a\\b\n\u0001é😀", Map.of(), Collections.singletonMap("n", null)), "z", 2.5);

        assertEquals(document, Json.read(JsonText.of(document)));
    }

    @Test
    void optionalIsItsValue() {
        assertEquals("\"x\"", JsonText.of(Optional.of("x")));
        assertEquals("7", JsonText.of(Optional.of(7L)));
    }
}
