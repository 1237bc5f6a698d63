package dev.rollcall.log.search;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.store.LogRecord;
import java.time.Duration;

/** How long one question may take, and how much of the store it may read. Used by one thread. */
public final class Budget {

    /** What was used up. */
    public enum Limit {
        /** The time. */
        DEADLINE,
        /** What may be read of the store, see {@code rollcall.log.max-scan}. */
        SCAN,
        /** How large an answer may be. */
        SIZE
    }

    /** Ends a search; what was found until then counts. */
    public static final class SpentException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Limit limit;

        SpentException(Limit limit) {
            super(limit.name(), null, false, false);
            this.limit = limit;
        }

        Limit limit() {
            return limit;
        }
    }

    private final Ticker ticker;
    private final long end;
    private long unread;

    /**
     * Starts the time.
     *
     * @param scanBytes how much of the store may be read, one byte a character
     */
    public Budget(Ticker ticker, Duration time, long scanBytes) {
        this.ticker = ticker;
        this.end = ticker.nanos() + time.toNanos();
        this.unread = scanBytes;
    }

    /**
     * Insists that time is left. Cheap, but not free: once for some thousand events.
     *
     * @throws SpentException if it is over
     */
    public void requireTime() {
        if (ticker.nanos() - end >= 0) {
            throw new SpentException(Limit.DEADLINE);
        }
    }

    /** Returns whether the time is over. */
    public boolean isOver() {
        return ticker.nanos() - end >= 0;
    }

    /** Returns the exception for a search that an index has stopped because its time is over. */
    public static SpentException outOfTime() {
        return new SpentException(Limit.DEADLINE);
    }

    /** Pays for a record that was read. */
    void read(LogRecord record) {
        unread -= record.weight();
    }

    /**
     * Insists that more may be read.
     *
     * @throws SpentException if more was read than allowed, or the time is over
     */
    void requireMore() {
        if (unread < 0) {
            throw new SpentException(Limit.SCAN);
        }
        requireTime();
    }
}
