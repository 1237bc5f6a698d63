package dev.rollcall.kit.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON Binding as every service uses it: records both ways, unknown members ignored, {@code Instant} and
 * {@code Duration} as ISO-8601 text, empty optionals left out. Thread-safe; close it when its owner ends.
 *
 * <p>A missing primitive silently becomes 0, so wire records use boxed components and check them.
 */
public final class Json implements AutoCloseable {

    private final JsonParserFactory parsers = JsonProvider.provider().createParserFactory(Map.of());
    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withEncoding("UTF-8"));

    /** Returns {@code value} as UTF-8 bytes, complete or not at all. */
    public byte[] write(Object value) {
        return jsonb.toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one value.
     *
     * @throws JsonUnreadableException if {@code bytes} are not UTF-8 or not JSON of the right shape
     * @throws JsonInvalidException if the JSON is readable but the record refuses its content
     */
    public <T> T read(byte[] bytes, Class<T> type) {
        requireUtf8(bytes);
        requireWhole(bytes);
        try {
            T value = jsonb.fromJson(new ByteArrayInputStream(bytes), type);
            if (value == null) {
                throw new JsonUnreadableException("a JSON object was expected but there was null", null);
            }
            return value;
        } catch (JsonbException e) {
            throw classify(e);
        }
    }

    private static RuntimeException classify(JsonbException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null && fromRecord(cause)) {
                return new JsonInvalidException(cause.getMessage(), e);
            }
        }
        return new JsonUnreadableException("the body is not JSON of the expected shape", e);
    }

    /** A record's own check throws from its constructor; a converter's exception comes from elsewhere. */
    private static boolean fromRecord(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getMethodName().equals("<init>") && !frame.getClassName().startsWith("java.")) {
                return true;
            }
            if (frame.getClassName().startsWith("org.eclipse.yasson.")) {
                return false;
            }
        }
        return false;
    }

    /**
     * Reads the text once before it is bound: Parsson 1.1.7, asked to pass over an unknown member, never returns when
     * the text ends within that member.
     */
    private void requireWhole(byte[] bytes) {
        try (JsonParser parser = parsers.createParser(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            while (parser.hasNext()) {
                parser.next();
            }
        } catch (RuntimeException e) { // the parser has no type of its own for input that is nested too deeply
            throw new JsonUnreadableException("the body is not JSON", e);
        }
    }

    private static void requireUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new JsonUnreadableException("the body is not UTF-8", e);
        }
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B could not be closed", e);
        }
    }
}
