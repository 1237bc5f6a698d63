package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.logs.Facet;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogChart;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Reads what log services answer. Missing members and nulls are nothing unusual. All throw {@link UnreadableAnswerException}
 * when an answer makes no sense.
 */
final class LogCodec {
    private LogCodec() {}

    /** Reads the answer to {@code GET /log} or {@code /log/context}. */
    static LogAnswer entries(byte[] json) {
        return Answers.read(ServiceName.LOG, json, reader -> {
            JsonObject answer = reader.readObject();
            return new LogAnswer(
                    objects(answer, "entries").stream().map(LogCodec::entry).toList(),
                    answer.getBoolean("complete", true),
                    answer.get("next") instanceof JsonNumber next
                            ? OptionalLong.of(next.longValueExact())
                            : OptionalLong.empty(),
                    answer.get("next") instanceof JsonString next ? Positions.parse(next.getString()) : Positions.NONE,
                    answer.containsKey("services") ? silent(objects(answer, "services")) : List.of());
        });
    }

    private static List<String> silent(List<JsonObject> services) {
        return services.stream()
                .filter(service -> !service.getBoolean("answered", true))
                .map(LogCodec::silence)
                .toList();
    }

    /** One that is not listed any more has no address; the reason names it. */
    private static String silence(JsonObject service) {
        String url = Answers.text(service, "url");
        return (url.isEmpty() ? "" : url + ": ") + Visible.sentence(Answers.raw(service, "reason"));
    }

    private static LogEntry entry(JsonObject entry) {
        String trace = Answers.raw(entry, "traceId");
        return new LogEntry(
                entry.get("sequence") instanceof JsonNumber sequence ? sequence.longValueExact() : 0,
                Answers.instant(entry, "time"),
                Answers.raw(entry, "service"),
                entry.getBoolean("signed", true),
                Answers.raw(entry, "instance"),
                Answers.raw(entry, "level"),
                Answers.raw(entry, "logger"),
                Answers.raw(entry, "thread"),
                trace.matches("[0-9a-f]{32}") ? trace : "",
                Answers.raw(entry, "text"),
                entry.get("attributes") instanceof JsonObject attributes ? attributes(attributes) : Map.of());
    }

    private static Map<String, String> attributes(JsonObject attributes) {
        return attributes.entrySet().stream()
                .filter(attribute -> attribute.getValue() instanceof JsonString)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, attribute -> ((JsonString) attribute.getValue()).getString()));
    }

    /** Reads the answer to {@code GET /log/histogram}. */
    static LogChart chart(byte[] json) {
        return Answers.read(ServiceName.LOG, json, reader -> {
            JsonObject answer = reader.readObject();
            return new LogChart(
                    Duration.parse(answer.getString("interval")),
                    objects(answer, "buckets").stream().map(LogCodec::bucket).toList(),
                    answer.getBoolean("complete", true));
        });
    }

    private static LogChart.Bucket bucket(JsonObject bucket) {
        return new LogChart.Bucket(
                Instant.parse(bucket.getString("time")),
                bucket.getJsonObject("levels").entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, level -> count(level.getValue()))));
    }

    /** Reads the answer to {@code GET /log/facets}. */
    static List<Facet> facets(byte[] json) {
        return Answers.read(
                ServiceName.LOG,
                json,
                reader -> objects(reader.readObject(), "fields").stream()
                        .map(LogCodec::facet)
                        .toList());
    }

    private static Facet facet(JsonObject facet) {
        return new Facet(
                facet.getString("field"),
                objects(facet, "values").stream()
                        .map(value -> new Facet.Value(
                                value.getString("value"),
                                value.getJsonNumber("count").longValueExact()))
                        .toList(),
                facet.getBoolean("complete", true));
    }

    private static long count(JsonValue number) {
        return ((JsonNumber) number).longValueExact();
    }

    private static List<JsonObject> objects(JsonObject object, String member) {
        return object.getJsonArray(member).getValuesAs(JsonObject.class);
    }
}
