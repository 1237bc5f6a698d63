package dev.rollcall.kit.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace context of one request (https://www.w3.org/TR/trace-context/, version 00).
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param flags the two digits of the flags as they came
 */
public record TraceContext(String traceId, String spanId, String flags) {

    /** The header that carries it. */
    public static final String HEADER = "traceparent";

    private static final Pattern SHAPE =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");
    private static final ThreadLocal<@Nullable TraceContext> CURRENT = new ThreadLocal<>();

    /** Returns a new trace. */
    public static TraceContext fresh() {
        return new TraceContext(random() + random(), random(), "01");
    }

    /** Reads a {@code traceparent} header; empty if it is missing or malformed, as the standard demands. */
    public static Optional<TraceContext> parse(@Nullable String header) {
        if (header == null || header.length() > 512) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(header);
        if (!matcher.matches()
                || matcher.group(1).equals("ff")
                || (matcher.group(1).equals("00") && matcher.group(5) != null)
                || matcher.group(2).equals("0".repeat(32))
                || matcher.group(3).equals("0".repeat(16))) {
            return Optional.empty();
        }
        return Optional.of(new TraceContext(matcher.group(2), matcher.group(3), matcher.group(4)));
    }

    /** Returns a new span in the same trace. */
    public TraceContext child() {
        return new TraceContext(traceId, random(), flags);
    }

    /** Returns the text of the header. */
    public String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** Returns the trace this thread works for. */
    public static Optional<TraceContext> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Makes this the trace of the calling thread until the result is closed, which must happen on the same thread. */
    public Scope open() {
        TraceContext before = CURRENT.get();
        CURRENT.set(this);
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** Ends what {@link #open()} began. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }

    /** Sixteen digits, not all zero. An id is no secret: it has to be unique, not hard to guess. */
    private static String random() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }
}
