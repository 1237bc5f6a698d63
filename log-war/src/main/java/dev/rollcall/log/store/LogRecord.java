package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event of one service. Immutable. Everything that is text came from outside: it may hold any character, line
 * breaks included, and is never interpreted.
 *
 * @param time when it happened, by the clock of the service; for plain lines, when it was received. Within the years 0
 *     to 9999
 * @param service the service that logged it
 * @param signed whether {@code service} proved its name; if not, the name is only what the sender claimed
 * @param level how serious it is
 * @param instance which instance of the service, if told
 * @param logger the logger's name, if told
 * @param thread the thread's name, if told
 * @param traceId what all events of one request share, if told
 * @param text the message, followed by the stack trace on further lines if there is one
 * @param attributes what else was told, by name, in the order in which it was: {@value #MAX_ATTRIBUTES} at most, names
 *     of {@value #MAX_ATTRIBUTE_NAME} and values of {@value #MAX_ATTRIBUTE_VALUE} characters at most
 * @param origin where it stands among the events of its sender, if told
 */
public record LogRecord(
        Instant time,
        ServiceName service,
        boolean signed,
        LogLevel level,
        @Nullable String instance,
        @Nullable String logger,
        @Nullable String thread,
        @Nullable String traceId,
        String text,
        Map<String, String> attributes,
        @Nullable ProducerSequence origin) {

    /** How many attributes a record has at most. */
    public static final int MAX_ATTRIBUTES = 64;

    /** How many characters the name of an attribute has at most. */
    public static final int MAX_ATTRIBUTE_NAME = 128;

    /** How many characters the value of an attribute has at most. */
    public static final int MAX_ATTRIBUTE_VALUE = 1024;

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /**
     * Checks the time and the bounds of the attributes, and copies them.
     *
     * @throws IllegalArgumentException if {@code time} is outside the years 0 to 9999, or the attributes exceed their
     *     bounds
     */
    public LogRecord {
        if (!inRange(time)) {
            throw new IllegalArgumentException("time must be within the years 0 to 9999");
        }
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("attributes must be at most " + MAX_ATTRIBUTES);
        }
        attributes.forEach(LogRecord::requireBounded);
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    private static void requireBounded(String name, String value) {
        if (name.length() > MAX_ATTRIBUTE_NAME || value.length() > MAX_ATTRIBUTE_VALUE) {
            throw new IllegalArgumentException("an attribute is longer than allowed");
        }
    }

    /** Returns whether {@code time} is within the years 0 to 9999, which all formats can write. */
    public static boolean inRange(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** Returns roughly how many characters this record occupies in memory and on disk. */
    public int weight() {
        int weight = 128 + text.length() + length(instance) + length(logger) + length(thread) + length(traceId);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            weight += 16 + attribute.getKey().length() + attribute.getValue().length();
        }
        return weight;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
