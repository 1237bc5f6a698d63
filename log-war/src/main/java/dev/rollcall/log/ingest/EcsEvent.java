package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The members of one event while it is read; of two with one name the first counts. Not thread-safe. */
final class EcsEvent {

    /** How many characters of a name (logger, thread, instance, trace) are kept. */
    private static final int MAX_NAME = 256;

    private @Nullable String time;
    private @Nullable String level;
    private @Nullable String message;
    private @Nullable String logger;
    private @Nullable String thread;
    private @Nullable String instance;
    private @Nullable String trace;
    private @Nullable String errorType;
    private @Nullable String errorMessage;
    private @Nullable String errorStack;
    private Map<String, String> attributes = Map.of();

    /** Returns the name of a member within another. */
    static String joined(String prefix, String name) {
        // A cut name is none that we know, and no attribute has a longer one.
        String whole = prefix.isEmpty() ? name : prefix + '.' + name;
        return whole.length() > LogRecord.MAX_ATTRIBUTE_NAME ? cut(whole, LogRecord.MAX_ATTRIBUTE_NAME) : whole;
    }

    /** Takes a text or a number. */
    void put(String name, String value) {
        switch (name) {
            case "@timestamp" -> time = first(time, value);
            case "log.level" -> level = first(level, value);
            case "message" -> message = first(message, value);
            case "log.logger" -> logger = first(logger, value);
            case "process.thread.name" -> thread = first(thread, value);
            case "service.node.name" -> instance = first(instance, value);
            case "trace.id" -> trace = first(trace, value);
            case "error.type" -> errorType = first(errorType, value);
            case "error.message" -> errorMessage = first(errorMessage, value);
            case "error.stack_trace" -> errorStack = first(errorStack, value);
            // The name in the token counts, and the version of the schema says nothing about the event.
            case "service.name", "ecs.version" -> {}
            default -> attribute(name, value);
        }
    }

    /** Takes true, false, or an array as it is written: an attribute, unless a text is expected there. */
    void putOther(String name, JsonScanner json, int start) {
        switch (name) {
            case "@timestamp",
                    "log.level",
                    "message",
                    "log.logger",
                    "process.thread.name",
                    "service.node.name",
                    "trace.id",
                    "error.type",
                    "error.message",
                    "error.stack_trace" -> {}
            default -> attribute(name, json.raw(start));
        }
    }

    private static String first(@Nullable String known, String value) {
        return known == null ? value : known;
    }

    private void attribute(String name, String value) {
        if (attributes.isEmpty()) {
            attributes = new LinkedHashMap<>();
        }
        if (attributes.size() < LogRecord.MAX_ATTRIBUTES && !name.isBlank()) {
            attributes.putIfAbsent(name, cut(value, LogRecord.MAX_ATTRIBUTE_VALUE));
        }
    }

    /**
     * Returns the record of {@code service}.
     *
     * @throws BadLineException if there is nothing to tell, or the time cannot be read
     */
    LogRecord record(ServiceName service, Instant received, @Nullable ProducerSequence origin, Line line)
            throws BadLineException {
        String text = text();
        if (text.isEmpty()) {
            throw new BadLineException(
                    line.cut() ? "longer than " + Ingest.MAX_LINE_BYTES + " bytes" : "neither message nor error");
        }
        return new LogRecord(
                time(received),
                service,
                true,
                level == null ? LogLevel.INFO : LogLevel.of(level).orElse(LogLevel.INFO),
                name(instance),
                name(logger),
                name(thread),
                name(trace),
                line.marked(text),
                attributes,
                origin);
    }

    /** The message, then the stack trace; if there is none, what is known of the error. */
    private String text() {
        if (errorStack == null && errorType == null && errorMessage == null) {
            return message == null || message.isBlank() ? "" : message.stripTrailing();
        }
        StringJoiner lines = new StringJoiner("\n");
        add(lines, message);
        if (errorStack != null && !errorStack.isBlank()) {
            add(lines, errorStack);
        } else {
            StringJoiner error = new StringJoiner(": ");
            add(error, errorType);
            add(error, errorMessage);
            add(lines, error.toString());
        }
        return lines.toString();
    }

    private static void add(StringJoiner parts, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            parts.add(part.stripTrailing());
        }
    }

    private Instant time(Instant received) throws BadLineException {
        if (time == null) {
            return received;
        }
        try {
            Instant read = Timestamps.parse(time);
            if (LogRecord.inRange(read)) {
                return read;
            }
        } catch (DateTimeException e) {
            // Refused below, like a year that no format can write.
        }
        throw new BadLineException("@timestamp is not a time such as 2026-11-22T08:52:20.123Z");
    }

    private static @Nullable String name(@Nullable String name) {
        return name == null || name.isBlank() ? null : cut(name, MAX_NAME);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
