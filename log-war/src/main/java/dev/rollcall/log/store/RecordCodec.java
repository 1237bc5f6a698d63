package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of an event's frame, with the numbers and texts of {@link ByteWriter}:
 *
 * <pre>octet    1 signed, 2 origin present, level times 4
 * [16 octets producer, number sequence]
 * signed number seconds since 1970, number nanoseconds
 * text service, instance, logger, thread, trace id, text
 * number of attributes, for each text name, text value</pre>
 *
 * One instance reads the events of one cursor: it remembers the service it saw last. Not thread-safe.
 */
final class RecordCodec {

    /** In the order of their numbers in a file, which must stay. */
    private static final List<LogLevel> LEVELS =
            List.of(LogLevel.TRACE, LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);

    private static final int SIGNED = 1;
    private static final int ORIGIN = 2;
    private static final int LEVEL = 4;

    private ServiceName service = ServiceName.LOG;

    static void write(LogRecord record, ByteWriter out) {
        ProducerSequence origin = record.origin();
        out.octet(LEVELS.indexOf(record.level()) * LEVEL
                + (origin == null ? 0 : ORIGIN)
                + (record.signed() ? SIGNED : 0));
        if (origin != null) {
            writeOctets(origin.producer().getMostSignificantBits(), out);
            writeOctets(origin.producer().getLeastSignificantBits(), out);
            out.number(origin.sequence());
        }
        out.time(record.time());
        out.text(record.service().value());
        out.text(record.instance());
        out.text(record.logger());
        out.text(record.thread());
        out.text(record.traceId());
        out.text(record.text());
        out.number(record.attributes().size());
        for (Map.Entry<String, String> attribute : record.attributes().entrySet()) {
            out.text(attribute.getKey());
            out.text(attribute.getValue());
        }
    }

    /**
     * Returns the record in a body.
     *
     * @throws IllegalArgumentException if there is none
     */
    LogRecord read(ByteReader in) {
        int flags = in.octet();
        if (flags >= LEVEL * LEVELS.size()) {
            throw new IllegalArgumentException("there is no such level");
        }
        ProducerSequence origin = (flags & ORIGIN) == 0 ? null : readOrigin(in);
        return new LogRecord(
                in.time(),
                readService(in),
                (flags & SIGNED) != 0,
                LEVELS.get(flags / LEVEL),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.textOrNull(),
                in.text(),
                readAttributes(in),
                origin);
    }

    private static @Nullable ProducerSequence readOrigin(ByteReader in) {
        return new ProducerSequence(new UUID(readOctets(in), readOctets(in)), in.number());
    }

    private ServiceName readService(ByteReader in) {
        String name = in.text();
        if (!name.equals(service.value())) {
            service = new ServiceName(name);
        }
        return service;
    }

    private static Map<String, String> readAttributes(ByteReader in) {
        int count = in.count(LogRecord.MAX_ATTRIBUTES);
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(in.text(), in.text());
        }
        return attributes;
    }

    static void writeOctets(long value, ByteWriter out) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            out.octet((int) (value >>> shift));
        }
    }

    static long readOctets(ByteReader in) {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | in.octet();
        }
        return value;
    }
}
