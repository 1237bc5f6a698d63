package dev.rollcall.portal.remote;

import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.text.Moment;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the log service's answer to {@code GET /log}. Missing members and nulls are nothing unusual. */
final class LogCodec {
    private LogCodec() {}

    /**
     * Reads entries, the newest first.
     *
     * @throws IllegalArgumentException when those are none
     */
    static LogAnswer read(byte[] json, Function<Instant, Moment> moments) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
            JsonObject answer = reader.readObject();
            List<LogEntry> entries = answer.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry(entry, moments))
                    .toList();
            return new LogAnswer(entries, answer.getBoolean("complete", true));
        } catch (JsonException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException("the log service's answer holds no entries", e);
        }
    }

    private static LogEntry entry(JsonObject entry, Function<Instant, Moment> moments) {
        String trace = text(entry, "traceId");
        return new LogEntry(
                moment(text(entry, "time"), moments),
                text(entry, "service"),
                entry.getBoolean("signed", true),
                text(entry, "instance"),
                text(entry, "level"),
                text(entry, "logger"),
                text(entry, "thread"),
                trace.matches("[0-9a-f]{32}") ? trace : "",
                text(entry, "text"));
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? string.getString() : "";
    }

    private static @Nullable Moment moment(String time, Function<Instant, Moment> moments) {
        try {
            return time.isEmpty() ? null : moments.apply(Instant.parse(time));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
