package dev.rollcall.system.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Requests with events that all differ: in each batch time, number of the order and trace id are written anew into the same
 * lines of {@link LogEvents}, which costs a program far less than making them. Not thread-safe.
 */
final class DistinctEvents {
    /** The events of {@code total} numbers are spread over the day that ends at {@code end}. */
    record Plan(long total, Instant end) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
                .withZone(ZoneOffset.UTC);

        /** So many, until a minute ago. */
        static Plan of(long total) {
            return new Plan(total, Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60));
        }

        Instant time(long number) {
            return end.minus(Duration.ofDays(1))
                    .plusMillis(number * Duration.ofDays(1).toMillis() / total);
        }

        /** The trace id of an event. */
        static String trace(long number) {
            return String.format(Locale.ROOT, "%016x%016x", mixed(2 * number), mixed(2 * number + 1));
        }

        /** Of SplitMix64: neighbouring numbers have nothing in common. */
        private static long mixed(long number) {
            long z = (number + 1) * 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }

    private static final int TIME_AT = "{\"@timestamp\":\"".length();
    private static final byte[] ORDER = "\"message\":\"order ".getBytes(StandardCharsets.US_ASCII);
    private static final int ORDER_DIGITS = 6;
    private static final int TRACE_DIGITS = 32;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Plan plan;
    private final int batch;
    private final byte[] lines;
    /** Where the number of the order begins in each line: levels have four letters or five. */
    private final int[] orderAt;

    private final int traceAt = LogEvents.BYTES - "\"}\n".length() - TRACE_DIGITS;
    private long next;

    /** Begins with the event of a number. */
    DistinctEvents(Plan plan, int batch, long first) {
        this.plan = plan;
        this.batch = batch;
        this.next = first;
        lines = LogEvents.lines(batch, new Random(first));
        if (lines.length != batch * LogEvents.BYTES) {
            throw new IllegalStateException("the lines are not of " + LogEvents.BYTES + " bytes each");
        }
        orderAt = IntStream.range(0, batch)
                .map(line -> indexOf(ORDER, line * LogEvents.BYTES) + ORDER.length)
                .toArray();
    }

    /** Returns a request with the head given, whose {@code Content-Length} is {@link #length()}. */
    byte[] next(byte[] head) {
        byte[] time = Plan.TIME.format(plan.time(next)).getBytes(StandardCharsets.US_ASCII);
        for (int line = 0; line < batch; line++, next++) {
            int at = line * LogEvents.BYTES;
            System.arraycopy(time, 0, lines, at + TIME_AT, time.length);
            decimal(orderAt[line], next);
            hex(at + traceAt, Plan.mixed(2 * next));
            hex(at + traceAt + TRACE_DIGITS / 2, Plan.mixed(2 * next + 1));
        }
        return ByteBuffer.allocate(head.length + lines.length)
                .put(head)
                .put(lines)
                .array();
    }

    int length() {
        return lines.length;
    }

    /** Goes on with the event of a number. */
    void jump(long number) {
        next = number;
    }

    private void decimal(int at, long number) {
        long rest = number;
        for (int digit = ORDER_DIGITS - 1; digit >= 0; digit--, rest /= 10) {
            lines[at + digit] = (byte) ('0' + rest % 10);
        }
    }

    private void hex(int at, long number) {
        for (int digit = 0; digit < TRACE_DIGITS / 2; digit++) {
            lines[at + digit] = HEX[(int) (number >>> (60 - 4 * digit)) & 15];
        }
    }

    private int indexOf(byte[] part, int begin) {
        for (int at = begin; at < begin + LogEvents.BYTES; at++) {
            if (Arrays.equals(lines, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new IllegalStateException("a line has no order");
    }
}
