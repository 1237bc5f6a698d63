package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;
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
        String text) {

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if {@code time} is outside the years 0 to 9999
     */
    public LogRecord {
        if (!inRange(time)) {
            throw new IllegalArgumentException("time must be within the years 0 to 9999");
        }
    }

    /** Returns whether {@code time} is within the years 0 to 9999, which all formats can write. */
    public static boolean inRange(Instant time) {
        return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** Returns roughly how many characters this record occupies in memory and on disk. */
    int weight() {
        return 128 + text.length() + length(instance) + length(logger) + length(thread) + length(traceId);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
