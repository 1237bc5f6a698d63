package dev.rollcall.log.index;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.store.Day;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the indexes follow the store, a little at a time: new events come first, then the newest day that is behind, then
 * what was passed over because the disk could not read it. Used by one thread.
 */
final class Indexer {

    /** How many events are added at once. */
    static final int SLICE = 2_000;

    /** Added events can be found when there are so many, or after a search, or after a while. */
    private static final int MAX_UNPUBLISHED = 50_000;

    private static final long REFRESH_SOON = Duration.ofMillis(200).toNanos();
    private static final long REFRESH_LATE = Duration.ofSeconds(5).toNanos();
    private static final long COMMIT = Duration.ofSeconds(30).toNanos();

    /** How often one place is tried again that was passed over: a disk may take seconds for it, each time. */
    private static final long RETRY = Duration.ofMinutes(1).toNanos();

    private final LogStore store;
    private final DayIndexes indexes;
    private final Ticker ticker;
    private long refreshed;
    private long committed;
    private long retried;

    /** Up to which sequence everything that was passed over has had its turn. */
    private long retriedTo;

    private @Nullable List<LocalDate> days;
    private boolean wanted;

    /** What is due: decided once in a step, or the newest day would take every turn. */
    private boolean refreshing;

    private boolean committing;

    Indexer(LogStore store, DayIndexes indexes, Ticker ticker) {
        this.store = store;
        this.indexes = indexes;
        this.ticker = ticker;
        this.refreshed = ticker.nanos();
        this.committed = refreshed;
        this.retried = refreshed;
    }

    /**
     * Does a little.
     *
     * @param searched whether there was a search since the last time
     * @return whether there is more to do at once
     */
    boolean step(boolean searched) throws IOException {
        wanted |= searched;
        refreshing = ticker.nanos() - refreshed >= (wanted ? REFRESH_SOON : REFRESH_LATE);
        committing = ticker.nanos() - committed >= COMMIT;
        List<Day> all = store.days();
        List<LocalDate> dates = all.stream().map(Day::received).toList();
        if (!dates.equals(days)) {
            indexes.keep(all);
            days = dates;
        }
        boolean more = false;
        for (int i = all.size() - 1; i >= 0 && !(more && i < all.size() - 1); i--) {
            Day day = all.get(i);
            boolean newest = i == all.size() - 1;
            more |= on(day, index -> advance(day, index, newest));
        }
        return more || retry(all);
    }

    /** Returns whether the index of {@code day} is behind. */
    private boolean advance(Day day, DayIndex index, boolean newest) throws IOException {
        index.add(store, day.lastSequence(), SLICE);
        boolean behind = index.added() < day.lastSequence();
        if (newest || behind) {
            refresh(index);
            commit(index);
        } else {
            index.seal();
        }
        return behind;
    }

    /** Has an index made anew if a place that it passed over can be read now; returns whether it will be. */
    private boolean retry(List<Day> all) throws IOException {
        if (ticker.nanos() - retried < RETRY) {
            return false;
        }
        retried = ticker.nanos();
        long before = retriedTo;
        retriedTo = 0;
        return retry(all, before) || retriedTo == 0 && before > 0 && retry(all, 0);
    }

    private boolean retry(List<Day> all, long before) throws IOException {
        boolean renewed = false;
        for (int i = 0; i < all.size() && retriedTo == 0; i++) {
            Day day = all.get(i);
            renewed = on(day, index -> retry(day, index, before));
        }
        return renewed;
    }

    private boolean retry(Day day, DayIndex index, long before) throws IOException {
        OptionalLong passedOver = index.passedOver(before);
        if (passedOver.isEmpty()) {
            return false;
        }
        StoredEvent event = readable(passedOver.getAsLong());
        retriedTo = event == null ? day.lastSequence() : Math.min(event.sequence(), day.lastSequence());
        boolean lacking =
                event != null && index.passedOver(event.sequence() - 1).equals(OptionalLong.of(event.sequence()));
        if (lacking) {
            indexes.renew(day.received());
        }
        return lacking;
    }

    private @Nullable StoredEvent readable(long sequence) {
        try {
            return store.forward(sequence).next();
        } catch (StoreException e) {
            return null; // its file cannot even be opened
        }
    }

    /** What is done with the index of a day; returns whether there is more to do. */
    private interface Work {
        boolean on(DayIndex index) throws IOException;
    }

    private boolean on(Day day, Work work) throws IOException {
        try {
            return work.on(indexes.of(day));
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException | InternalError e) {
            giveUp(day, e);
            throw e;
        }
    }

    private void refresh(DayIndex index) throws IOException {
        long unpublished = index.unpublished();
        if (unpublished >= MAX_UNPUBLISHED || unpublished > 0 && refreshing) {
            index.refresh();
            wanted = false;
            refreshed = ticker.nanos();
        }
    }

    private void commit(DayIndex index) throws IOException {
        if (index.isUncommitted() && committing) {
            index.commit();
            committed = ticker.nanos();
        }
    }

    /**
     * After a full disk, what was committed stays; an index that cannot be read, also in a mapped file, has to go. A
     * merge that failed has closed the writer.
     */
    private void giveUp(Day day, Throwable e) throws IOException {
        Throwable reason = e instanceof IllegalStateException && e.getCause() != null ? e.getCause() : e;
        if (reason instanceof RuntimeException
                || reason instanceof InternalError
                || reason instanceof CorruptIndexException
                || reason instanceof IndexFormatTooOldException
                || reason instanceof IndexFormatTooNewException
                || reason instanceof java.io.EOFException
                || reason instanceof java.nio.file.NoSuchFileException
                || reason instanceof java.io.FileNotFoundException) {
            indexes.discard(day.received());
        } else {
            indexes.release(day.received());
        }
    }

    /** Makes all that was added findable and durable. */
    void finish() throws IOException {
        for (DayIndex index : indexes.all()) {
            index.commit();
        }
    }

    /** Returns how many events of the store are not in an index. */
    long behind() {
        long events = 0;
        for (Day day : store.days()) {
            events += day.lastSequence() - day.firstSequence() + 1;
        }
        for (DayIndex index : indexes.all()) {
            events -= index.covered();
        }
        return Math.max(0, events);
    }
}
