package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Records for tests. */
public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final ServiceName SHOP = new ServiceName("Shop");
    public static final ServiceName STOCK = new ServiceName("Stock");

    /** What breaks lines, columns, terminals and decoders. */
    public static final String HOSTILE =
            "a\nb\rc\td\\e\\n f\u0000g\u001b[31mh\u0085i\u2028j\u2029k\u007fl\u009bm \u00e4\u20ac\ud83d\ude00 -";

    private Fixtures() {}

    public static LogRecord record(String text) {
        return record(SHOP, LogLevel.INFO, null, text);
    }

    /** Of another time. */
    public static LogRecord at(Instant time) {
        return record(time, SHOP, true, LogLevel.INFO, null, null, null, null, "t");
    }

    public static LogRecord record(ServiceName service, LogLevel level, String traceId, String text) {
        return record(NOON, service, true, level, null, null, null, traceId, text);
    }

    /** Without attributes, of a sender that does not count. */
    public static LogRecord record(
            Instant time,
            ServiceName service,
            boolean signed,
            LogLevel level,
            String instance,
            String logger,
            String thread,
            String traceId,
            String text) {
        return new LogRecord(time, service, signed, level, instance, logger, thread, traceId, text, Map.of(), null);
    }

    /** Options that force, and that keep everything while there is room at all. */
    public static SegmentOptions keepingAll() {
        return new SegmentOptions(
                Durability.FSYNC, SegmentOptions.SEGMENT_BYTES, Duration.ofDays(36_500), Long.MAX_VALUE, 0);
    }
}
