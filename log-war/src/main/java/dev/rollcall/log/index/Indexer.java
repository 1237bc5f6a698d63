package dev.rollcall.log.index;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.store.Day;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;

/**
 * Lets the indexes follow the store, a little at a time: new events come first, then the newest day that is behind.
 * Used by one thread.
 */
final class Indexer {

    /** How many events are added at once. */
    static final int SLICE = 2_000;

    /** Added events can be found when there are so many, or after a search, or after a while. */
    private static final int MAX_UNPUBLISHED = 50_000;

    private static final long REFRESH_SOON = Duration.ofMillis(200).toNanos();
    private static final long REFRESH_LATE = Duration.ofSeconds(5).toNanos();
    private static final long COMMIT = Duration.ofSeconds(30).toNanos();

    private final LogStore store;
    private final DayIndexes indexes;
    private final Ticker ticker;
    private long refreshed;
    private long committed;
    private int days = -1;
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
        if (all.size() != days) {
            indexes.keep(all);
            days = all.size();
        }
        boolean more = false;
        for (int i = all.size() - 1; i >= 0 && !(more && i < all.size() - 1); i--) {
            more |= advance(all.get(i), i == all.size() - 1);
        }
        return more;
    }

    /** Returns whether the index of {@code day} is behind. */
    private boolean advance(Day day, boolean newest) throws IOException {
        try {
            DayIndex index = indexes.of(day);
            index.add(store, day.lastSequence(), SLICE);
            boolean behind = index.added() < day.lastSequence();
            if (newest || behind) {
                refresh(index);
                commit(index);
            } else {
                index.seal();
            }
            return behind;
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
