package dev.rollcall.kit.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.stream.JsonGenerationException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBytesTest {

    @Test
    void standsOnOneLineWhateverTheValuesHold() {
        byte[] bytes = JsonBytes.object(json -> json.write("ä", "line\nline\u2028\"")
                .writeStartArray("list")
                .write(1)
                .write(true)
                .writeEnd()
                .writeNull("none"));

        assertEquals(
                "{\"ä\":\"line\\nline\u2028\\\"\",\"list\":[1,true],\"none\":null}",
                new String(bytes, StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNotEndedIsNoObject() {
        assertThrows(JsonGenerationException.class, () -> JsonBytes.object(json -> json.writeStartArray("list")));
    }
}
