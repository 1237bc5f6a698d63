package dev.rollcall.kit.log4j;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the log context of the current thread, for as long as it is not closed. With Log4j it is an entry of its
 * {@code ThreadContext}; without, it does nothing. Close it on the thread that opened it:
 *
 * <pre>{@code
 * try (var traced = LogContext.put("traceId", traceId)) {
 *     chain.doFilter(request, response);
 * }
 * }</pre>
 */
public final class LogContext implements AutoCloseable {
    /** The entry with the login name of the user for whom something is done; it is sent to the log service as {@code user.name}. */
    public static final String USER = "user.name";

    private final String key;
    private final @Nullable String previous;

    private LogContext(String key, @Nullable String previous) {
        this.key = key;
        this.previous = previous;
    }

    /** Sets an entry; closing the result brings the value back that was there before. */
    public static LogContext put(String key, String value) {
        return new LogContext(key, Log4j.API_PRESENT ? Log4jThreadContext.replace(key, value) : null);
    }

    @Override
    public void close() {
        if (Log4j.API_PRESENT) {
            Log4jThreadContext.restore(key, previous);
        }
    }
}
