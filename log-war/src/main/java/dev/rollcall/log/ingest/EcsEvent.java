package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** The members of one event while its line is read. Not thread-safe. */
final class EcsEvent {

    private static final String TIME = "@timestamp";
    private static final String LEVEL = "log.level";
    private static final String MESSAGE = "message";
    private static final String LOGGER = "log.logger";
    private static final String THREAD = "process.thread.name";
    private static final String INSTANCE = "service.node.name";
    private static final String TRACE = "trace.id";
    private static final String ERROR_TYPE = "error.type";
    private static final String ERROR_MESSAGE = "error.message";
    private static final String ERROR_STACK = "error.stack_trace";
    private static final Set<String> KNOWN =
            Set.of(TIME, LEVEL, MESSAGE, LOGGER, THREAD, INSTANCE, TRACE, ERROR_TYPE, ERROR_MESSAGE, ERROR_STACK);

    /** How many characters of a name (logger, thread, instance, trace) are kept. */
    private static final int MAX_NAME = 256;

    /** ISO-8601 with an offset, with or without a colon in it: {@code Z}, {@code +01:00}, {@code +0100}. */
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private final Map<String, String> members = new HashMap<>();

    /** Takes a member if it is known and the first of its name. */
    void put(String name, String value) {
        if (KNOWN.contains(name)) {
            members.putIfAbsent(name, value);
        }
    }

    /**
     * Returns the record of {@code service}.
     *
     * @throws BadLineException if there is nothing to tell, or the time cannot be read
     */
    LogRecord record(ServiceName service, Instant received, Line line) throws BadLineException {
        String text = text();
        if (text.isEmpty()) {
            throw new BadLineException(
                    line.cut() ? "longer than " + Ingest.MAX_LINE_BYTES + " bytes" : "neither message nor error");
        }
        String level = members.get(LEVEL);
        return new LogRecord(
                time(received),
                service,
                true,
                level == null ? LogLevel.INFO : LogLevel.of(level).orElse(LogLevel.INFO),
                name(INSTANCE),
                name(LOGGER),
                name(THREAD),
                name(TRACE),
                line.marked(text));
    }

    /** The message, then the stack trace; if there is none, what is known of the error. */
    private String text() {
        StringJoiner lines = new StringJoiner("\n");
        add(lines, members.get(MESSAGE));
        if (members.get(ERROR_STACK) != null) {
            add(lines, members.get(ERROR_STACK));
        } else {
            StringJoiner error = new StringJoiner(": ");
            add(error, members.get(ERROR_TYPE));
            add(error, members.get(ERROR_MESSAGE));
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
        String text = members.get(TIME);
        if (text == null) {
            return received;
        }
        try {
            Instant time = text.endsWith("Z")
                    ? Instant.parse(text)
                    : TIMES.parse(text, OffsetDateTime::from).toInstant();
            return LogRecord.inRange(time) ? time : unreadable();
        } catch (DateTimeException e) {
            return unreadable();
        }
    }

    private static Instant unreadable() throws BadLineException {
        throw new BadLineException(TIME + " is not a time such as 2026-11-22T08:52:20.123Z");
    }

    private @Nullable String name(String member) {
        String name = members.get(member);
        if (name == null || name.isBlank()) {
            return null;
        }
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }
}
