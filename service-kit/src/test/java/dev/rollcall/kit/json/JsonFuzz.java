package dev.rollcall.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Parsed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What {@link JsonText} lets through is one object for the parser that reads it afterwards, and for every other. */
public final class JsonFuzz {

    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Parsed.unlessRefused(() -> JsonText.object(input), JsonUnreadableException.class)
                .ifPresent(text -> {
                    assertArrayEquals(input, text.getBytes(UTF_8));
                    assertEquals(read(text), read(JsonText.object(("  " + text + "\n").getBytes(UTF_8))));
                });
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
