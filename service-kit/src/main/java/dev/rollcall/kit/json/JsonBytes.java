package dev.rollcall.kit.json;

import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes JSON as it comes, without an object for each member. */
public final class JsonBytes {

    private static final int USUAL_LENGTH = 1024;

    private JsonBytes() {}

    /**
     * Returns one object as UTF-8 on one line.
     *
     * @param members writes what is in it, and ends whatever it begins
     */
    public static byte[] object(Consumer<JsonGenerator> members) {
        var text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator json = JsonP.generator(text)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEnd();
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
