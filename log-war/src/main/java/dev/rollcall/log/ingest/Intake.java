package dev.rollcall.log.ingest;

import dev.rollcall.log.ingest.Outcome.Rejection;
import dev.rollcall.log.store.Appended;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.ProducerSequence;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the events of one body into the store, some at a time. Not thread-safe. */
final class Intake {

    private static final int BATCH_RECORDS = 1000;
    private static final int BATCH_CHARACTERS = 384 << 10;

    /** What arrives within this time is stored together. */
    private static final Duration BATCH_TIME = Duration.ofSeconds(1);

    private final LogStore store;
    private final InstantSource clock;
    private final Counts counts;
    private final @Nullable ProducerSequence first;

    private final List<LogRecord> records = new ArrayList<>();
    private final List<Rejection> rejected = new ArrayList<>();
    private Instant received = Instant.MIN;
    private int characters;
    private long events;
    private long accepted;
    private long duplicates;
    private long rejectedCount;

    /**
     * Begins a body.
     *
     * @param counts are told at once: the rest of the body may be refused
     * @param first the origin of its first event, if told
     */
    Intake(LogStore store, InstantSource clock, Counts counts, @Nullable ProducerSequence first) {
        this.store = store;
        this.clock = clock;
        this.counts = counts;
        this.first = first;
    }

    /** Makes a record. */
    interface Source {

        /**
         * Returns it.
         *
         * @param received when it arrived; what is stored together arrived with the first of it
         */
        LogRecord record(Instant received, @Nullable ProducerSequence origin) throws BadLineException;
    }

    /**
     * Takes the next event, or notes why it is none.
     *
     * @param number where it stands in the body, for its sender
     */
    void take(long number, Source source) {
        Instant now = clock.instant();
        boolean setBack = now.isBefore(received);
        if (records.isEmpty() || setBack || !now.isBefore(received.plus(BATCH_TIME))) {
            store();
            received = now;
        }
        ProducerSequence origin =
                first == null ? null : new ProducerSequence(first.producer(), first.sequence() + events);
        events++;
        try {
            LogRecord record = source.record(received, origin);
            records.add(record);
            characters += record.weight();
        } catch (BadLineException e) {
            rejectedCount++;
            counts.rejected();
            if (rejected.size() < Outcome.MAX_REJECTED) {
                rejected.add(new Rejection(number, String.valueOf(e.getMessage())));
            }
        }
        if (records.size() >= BATCH_RECORDS || characters >= BATCH_CHARACTERS) {
            store();
        }
    }

    private void store() {
        if (!records.isEmpty()) {
            Appended appended = store.append(records);
            accepted += appended.stored();
            duplicates += appended.duplicates();
            counts.appended(appended);
            records.clear();
            characters = 0;
        }
    }

    /** Stores the rest and says what became of everything. */
    Outcome end(long bytes) {
        store();
        return new Outcome(bytes, accepted, duplicates, rejectedCount, rejected, store.last());
    }
}
