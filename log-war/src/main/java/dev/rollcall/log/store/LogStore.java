package dev.rollcall.log.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps events in the order in which they were received. Thread-safe. An implementation passes {@code LogStoreContract}
 * of the tests.
 *
 * <p>An index over a store is derived from it: everything in it can be rebuilt from {@link #forward forward(1)}.
 */
public interface LogStore {

    /**
     * Appends {@code records}, in order and next to one another, or none. When this returns they would survive a power
     * cut (unless the store was told to leave that to the operating system), and they can be found.
     *
     * <p>A record with a {@link ProducerSequence} not greater than the last one stored of the same service and producer
     * is a duplicate: it is passed over.
     *
     * @throws StoreException if they were not stored; after {@link StoreException.Reason#FAILED}, or if the caller was
     *     interrupted, they may be stored later
     */
    Appended append(List<LogRecord> records);

    /** Returns the events from {@code fromSequence} on, oldest first. */
    EventCursor forward(long fromSequence);

    /** Returns the events before {@code beforeSequence}, newest first. */
    EventCursor backward(long beforeSequence);

    /**
     * Returns the events with these sequences, in this order; those that are not there, or no longer, are left out.
     *
     * @param sequences ascending
     * @throws StoreException if the store cannot be read
     */
    List<StoredEvent> fetch(long[] sequences);

    /** Returns the sequence of the oldest event; one more than {@link #last} if there is none. */
    long first();

    /** Returns the sequence of the newest event that can be found; 0 if nothing was ever stored. */
    long last();

    /** Returns the days of which there are events, oldest first. Their sequences do not overlap. */
    List<Day> days();

    /**
     * Has {@code listener} called after events were stored, on the thread that writes: it must be quick and must not
     * throw.
     */
    void onAppended(Runnable listener);

    /** Has {@code listener} called with each day that lost all or its oldest events, as {@link #onAppended} says. */
    void onDropped(Consumer<Day> listener);
}
