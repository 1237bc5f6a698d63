package dev.rollcall.log.search;

import dev.rollcall.log.store.LogLevel;
import java.util.List;
import java.util.Map;

/**
 * Knows which of some events of a store may be answers to a query. Derived: a search itself reads the events that are
 * in no part. Thread-safe.
 */
@FunctionalInterface
public interface EventIndex {

    /** Knows nothing. */
    EventIndex NONE = () -> new Snapshot() {
        @Override
        public List<Part> parts() {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    /** Returns what is known now. */
    Snapshot snapshot();

    /** What was known at one moment; stays as it is until it is closed. Used by one thread. */
    interface Snapshot extends AutoCloseable {

        /** Returns the parts, oldest first. */
        List<Part> parts();

        @Override
        void close();
    }

    /** Knows every event that the store has from one sequence to another. */
    interface Part {

        /** Returns the first sequence. */
        long first();

        /** Returns the last sequence. */
        long last();

        /** Prepares to look for {@code filter}. */
        Selection select(Filter filter);
    }

    /**
     * The answers of one part. Every method may throw {@link IndexDamagedException}, and {@link Budget.SpentException}
     * once the time is over; {@link #newest} and {@link #oldest} throw the latter only if they have got nowhere.
     */
    interface Selection {

        /** Returns whether all events found are answers; else the search must look at each. */
        boolean isExact();

        /**
         * Finds some of the newest, newest first.
         *
         * @param before only sequences less than this; greater than the first of the part
         * @param limit how many at most
         */
        Batch newest(long before, int limit, Budget budget);

        /**
         * Finds some of the oldest, oldest first.
         *
         * @param after only sequences greater than this; less than the last of the part
         * @param limit how many at most
         */
        Batch oldest(long after, int limit, Budget budget);

        /** Counts all by time and level, if this is exact. */
        void count(Tally tally, Budget budget);

        /** Counts all by their values under each key, if this is exact. No key is the trace. */
        void count(Map<Key, ValueCounts> counts, Budget budget);
    }

    /**
     * What was found on the way.
     *
     * @param sequences of events that may be answers
     * @param reached how far it went, for want of time perhaps not far: nothing is left from where it began to this
     *     sequence, included
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Batch(long[] sequences, long reached) {}

    /** Takes events that are counted. */
    interface Tally {

        /** Returns whether it makes no difference at what time within a minute an event happened. */
        boolean takesMinutes();

        /** Takes {@code times} events that happened {@code millis} milliseconds after the beginning of 1970. */
        void add(long millis, LogLevel level, int times);
    }
}
