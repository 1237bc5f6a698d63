package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.time.Instant;

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
        return new LogRecord(time, SHOP, true, LogLevel.INFO, null, null, null, null, "t");
    }

    public static LogRecord record(ServiceName service, LogLevel level, String traceId, String text) {
        return new LogRecord(NOON, service, true, level, null, null, null, traceId, text);
    }
}
