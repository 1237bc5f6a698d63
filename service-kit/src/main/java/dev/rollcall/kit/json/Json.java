package dev.rollcall.kit.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.nio.charset.StandardCharsets;

/**
 * JSON Binding as every service uses it: records both ways, unknown members ignored, {@code Instant} and
 * {@code Duration} as ISO-8601 text, empty optionals left out. Thread-safe; close it when its owner ends.
 *
 * <p>A missing primitive silently becomes 0, and a number too large or with a fraction is cut to what fits, so wire
 * records use boxed components, {@code BigDecimal} where a number comes from outside, and check them.
 */
public final class Json implements AutoCloseable {

    private final Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withEncoding("UTF-8"));

    /** Returns {@code value} as UTF-8 bytes, complete or not at all. */
    public byte[] write(Object value) {
        return jsonb.toJson(value).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one object.
     *
     * @throws JsonUnreadableException if {@code bytes} are not what {@link JsonText} asks for, or of another shape
     * @throws JsonInvalidException if the JSON is readable but the record refuses its content
     */
    public <T> T read(byte[] bytes, Class<T> type) {
        String text = JsonText.object(bytes); // Parsson 1.1.7 never returns when a text ends within an unknown member
        try {
            return jsonb.fromJson(text, type);
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

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new IllegalStateException("JSON-B could not be closed", e);
        }
    }
}
