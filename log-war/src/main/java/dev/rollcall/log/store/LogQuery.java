package dev.rollcall.log.store;

import dev.rollcall.kit.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * A validated question for the newest records. Immutable. All conditions must hold; one that is null always holds.
 *
 * @param service the service that logged, compared exactly
 * @param minimumLevel the least serious level wanted
 * @param traceId the trace, compared exactly
 * @param limit how many records at most, 1 to {@value #MAX_LIMIT}
 */
public record LogQuery(
        @Nullable ServiceName service,
        LogLevel minimumLevel,
        @Nullable String traceId,
        int limit) {

    /** How many records one answer holds at most. */
    public static final int MAX_LIMIT = 1000;

    /** How many records an answer holds if nobody says otherwise. */
    public static final int DEFAULT_LIMIT = 100;

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if {@code limit} is not within its bounds
     */
    public LogQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + " but was " + limit);
        }
    }

    /** Returns the question for the {@code limit} newest records, whatever they are. */
    public static LogQuery newest(int limit) {
        return new LogQuery(null, LogLevel.TRACE, null, limit);
    }

    /** Returns whether {@code record} is an answer. The reference: every store must agree with it. */
    public boolean matches(LogRecord record) {
        return record.level().atLeast(minimumLevel)
                && (service == null || service.equals(record.service()))
                && (traceId == null || traceId.equals(record.traceId()));
    }
}
