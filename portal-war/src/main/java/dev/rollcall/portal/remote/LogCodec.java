package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.text.Moment;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Reads the log service's answer to {@code GET /log}. Missing members and nulls are nothing unusual. */
final class LogCodec {
    private LogCodec() {}

    /**
     * Reads entries, the newest first.
     *
     * @throws UnreadableAnswerException when those are none
     */
    static LogAnswer read(byte[] json, Function<Instant, Moment> moments) {
        return Answers.read(ServiceName.LOG, json, reader -> {
            JsonObject answer = reader.readObject();
            List<LogEntry> entries = answer.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(entry -> entry(entry, moments))
                    .toList();
            return new LogAnswer(entries, answer.getBoolean("complete", true));
        });
    }

    private static LogEntry entry(JsonObject entry, Function<Instant, Moment> moments) {
        String trace = Answers.text(entry, "traceId");
        Instant time = Answers.instant(entry, "time");
        return new LogEntry(
                time == null ? null : moments.apply(time),
                Answers.text(entry, "service"),
                entry.getBoolean("signed", true),
                Answers.text(entry, "instance"),
                Answers.text(entry, "level"),
                Answers.text(entry, "logger"),
                Answers.text(entry, "thread"),
                trace.matches("[0-9a-f]{32}") ? trace : "",
                Answers.text(entry, "text"));
    }
}
