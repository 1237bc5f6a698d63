package dev.rollcall.log.index;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.store.LogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * An {@link EventIndex} on disk, filled by a thread of its own behind the store. Whatever happens to it, the store goes
 * on: a search reads the events that it does not have. Thread-safe.
 */
public final class LuceneIndex implements EventIndex, AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(LuceneIndex.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final DayIndexes indexes;
    private final Indexer indexer;
    private final Thread thread;
    private volatile boolean searched;
    private volatile boolean appended;
    private volatile boolean closed;
    private volatile boolean failing;

    private LuceneIndex(LogStore store, Path folder, ThreadFactory threads, Ticker ticker) {
        indexes = new DayIndexes(folder, store);
        indexer = new Indexer(store, indexes, ticker);
        thread = threads.newThread(this::run);
    }

    /**
     * Opens the index and begins to fill it.
     *
     * @param folder belongs to the index alone: whatever is not part of it is deleted
     * @param threads makes the one thread that fills it
     */
    public static LuceneIndex open(LogStore store, Path folder, ThreadFactory threads, Ticker ticker) {
        LuceneIndex index = new LuceneIndex(store, folder, threads, ticker);
        store.onAppended(index::appended);
        store.onDropped(day -> index.appended());
        index.thread.start();
        return index;
    }

    private void appended() {
        if (!appended) {
            appended = true;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public Snapshot snapshot() {
        List<Published> days = new ArrayList<>();
        indexes.all().forEach(index -> index.acquire().ifPresent(days::add));
        searched = true;
        Scans scans = new Scans();
        List<Part> parts = days.stream().map(day -> day.part(scans)).toList();
        return new Snapshot() {
            @Override
            public List<Part> parts() {
                return parts;
            }

            @Override
            public void close() {
                days.forEach(LuceneIndex::release);
            }
        };
    }

    private static void release(Published part) {
        try {
            part.reader().decRef();
        } catch (IOException e) {
            throw new UncheckedIOException("an index could not be closed", e);
        }
    }

    /** Returns how many events of the store are not in the index yet. */
    public long behind() {
        return indexer.behind();
    }

    /** Returns how many bytes the index has on disk. */
    public long size() {
        return indexes.size();
    }

    /** Returns how many days' indexes were thrown away because they could not be used. */
    public long rebuilds() {
        return indexes.rebuilds();
    }

    /** Returns whether the last attempt to fill it failed. */
    public boolean isFailing() {
        return failing;
    }

    private void run() {
        try {
            while (!closed) {
                pause(step());
            }
            indexer.finish();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Index could not be completed, the rest is added at the next start", e);
        } finally {
            try {
                indexes.close();
            } catch (IOException | RuntimeException e) {
                LOG.warn("Index could not be closed", e);
            }
        }
    }

    /** Returns how long there is nothing to do. */
    private Duration step() {
        appended = false;
        boolean wanted = searched;
        if (wanted) { // or a search that comes in between would be forgotten
            searched = false;
        }
        try {
            boolean more = indexer.step(wanted);
            if (failing) {
                LOG.info("Index is filled again");
                failing = false;
            }
            return more ? Duration.ZERO : IDLE;
        } catch (Throwable e) { // the end of the thread would go unnoticed
            if (!failing && !closed) {
                LOG.error("Index cannot be filled, searches read the events meanwhile", e);
                failing = true;
            }
            return PAUSE;
        }
    }

    private void pause(Duration pause) {
        long nanos = pause.toNanos();
        if (nanos > 0 && !closed && (pause.equals(PAUSE) || !appended)) {
            LockSupport.parkNanos(this, nanos);
        }
    }

    /** Stops filling it, and lets go of its files. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("Index has not stopped in time after={}", STOP);
        }
    }
}
