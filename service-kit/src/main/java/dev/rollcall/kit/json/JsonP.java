package dev.rollcall.kit.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What {@link jakarta.json.Json} makes, from a provider that was looked up once: that class looks it up with every
 * call, in every jar of a web application. Thread-safe; what it returns is not.
 */
public final class JsonP {
    private static final JsonProvider PROVIDER = JsonProvider.provider();
    private static final JsonBuilderFactory BUILDERS = PROVIDER.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = PROVIDER.createReaderFactory(Map.of());
    private static final JsonParserFactory PARSERS = PROVIDER.createParserFactory(Map.of());
    private static final JsonGeneratorFactory GENERATORS = PROVIDER.createGeneratorFactory(Map.of());

    private JsonP() {}

    /** Returns an object to be filled. */
    public static JsonObjectBuilder object() {
        return BUILDERS.createObjectBuilder();
    }

    /**
     * Returns an object that has these members so far: texts, numbers, truth values, JSON, and maps and collections of
     * them.
     */
    public static JsonObjectBuilder object(Map<String, Object> members) {
        return BUILDERS.createObjectBuilder(members);
    }

    /** Returns an array to be filled. */
    public static JsonArrayBuilder array() {
        return BUILDERS.createArrayBuilder();
    }

    /** Returns a reader of a text. */
    public static JsonReader reader(String text) {
        return READERS.createReader(new StringReader(text));
    }

    /** Returns a reader of a text in UTF-8 (RFC 8259). */
    public static JsonReader reader(byte[] text) {
        return reader(new String(text, StandardCharsets.UTF_8)); // a decoder has 8 KiB of its own
    }

    /**
     * Returns what a text says.
     *
     * @throws jakarta.json.JsonException if it is no JSON
     */
    public static JsonValue value(String text) {
        try (JsonReader reader = reader(text)) {
            return reader.readValue();
        }
    }

    /** Likewise, of a text in UTF-8 (RFC 8259). */
    public static JsonValue value(byte[] text) {
        return value(new String(text, StandardCharsets.UTF_8));
    }

    /** Returns a parser of a text. */
    public static JsonParser parser(String text) {
        return PARSERS.createParser(new StringReader(text));
    }

    /** Returns a parser of a text in UTF-8 (RFC 8259). */
    public static JsonParser parser(byte[] text) {
        return parser(new String(text, StandardCharsets.UTF_8));
    }

    /** Returns a generator that writes a text. */
    public static JsonGenerator generator(Writer out) {
        return GENERATORS.createGenerator(out);
    }

    /** Returns a generator that writes a text in UTF-8. */
    public static JsonGenerator generator(OutputStream out) {
        return GENERATORS.createGenerator(out, StandardCharsets.UTF_8);
    }
}
