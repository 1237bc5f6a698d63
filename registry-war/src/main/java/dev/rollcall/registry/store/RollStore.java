package dev.rollcall.registry.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.RollListener;
import dev.rollcall.registry.roll.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the roll on disk, behind the requests: one thread gathers changes for 5 ms, unless a request waits for the
 * disk, writes them, and forces once for all of them (group commit). What waits is bounded by the number of instances,
 * because only the newest entry of each counts.
 *
 * <p>A disk that fails stops nothing: the roll stays in memory, and everything is written again when the disk is back.
 * Failure and recovery are one line of the log each. Thread-safe.
 */
public final class RollStore implements RollListener, AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(RollStore.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration GATHER = Duration.ofMillis(5);

    /** A journal is begun anew when more than this, and more than it was begun with, has been appended. */
    private static final long REWRITE_BYTES = 16 << 20;

    private final Archive archive;
    private final Roll roll;
    private final long rewriteBytes;
    private final Duration retry;
    private final Thread writer = Threads.named("rollcall-registry-store").newThread(this::write);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Condition hurry = lock.newCondition();

    @GuardedBy("lock")
    private Set<InstanceId> pending = new LinkedHashSet<>();

    @GuardedBy("lock")
    private long told;

    @GuardedBy("lock")
    private long kept;

    @GuardedBy("lock")
    private int waiting;

    @GuardedBy("lock")
    private boolean closing;

    @GuardedBy("lock")
    private @Nullable String failure;

    /** Only the writing thread uses it. */
    private @Nullable Journal journal;

    private RollStore(Archive archive, Roll roll, long rewriteBytes, Duration retry) {
        this.archive = archive;
        this.roll = roll;
        this.rewriteBytes = rewriteBytes;
        this.retry = retry;
    }

    /**
     * Restores what {@code folder} holds into {@code roll} and keeps the roll from then on; listeners that are to be
     * told of what is restored must have been added before.
     *
     * @param admitted whether the addresses of a registration may still be called; if not, it is not restored
     * @throws IOException if the folder cannot be read
     */
    public static RollStore open(Path folder, Roll roll, Predicate<Origin> admitted) throws IOException {
        return open(folder, roll, admitted, REWRITE_BYTES, RETRY);
    }

    static RollStore open(Path folder, Roll roll, Predicate<Origin> admitted, long rewriteBytes, Duration retry)
            throws IOException {
        return open(new Archive(folder), roll, admitted, rewriteBytes, retry);
    }

    static RollStore open(Archive archive, Roll roll, Predicate<Origin> admitted, long rewriteBytes, Duration retry)
            throws IOException {
        List<Entry> known = new ArrayList<>(archive.read());
        known.removeIf(entry -> entry.present() && !isAdmitted(entry, admitted));
        roll.restore(known);
        LOG.info(
                "the roll is restored instances={}",
                known.stream().filter(Entry::present).count());
        RollStore store = new RollStore(archive, roll, rewriteBytes, retry);
        roll.listen(store);
        store.writer.start();
        return store;
    }

    private static boolean isAdmitted(Entry entry, Predicate<Origin> admitted) {
        boolean welcome = admitted.test(entry.origin());
        if (!welcome) {
            LOG.warn(
                    "not restored, because its address may not be called any more service={} instance={} url={}",
                    entry.name(),
                    entry.id(),
                    entry.registration().url());
        }
        return welcome;
    }

    @Override
    public void changed(Change change) {
        if (change.cause() == Cause.RESTORED) {
            return;
        }
        lock.lock();
        try {
            pending.add(change.id());
            told++;
            if (pending.size() == 1) {
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all changes that this was told so far are on the disk.
     *
     * @return false if the disk fails or {@code limit} is over before that
     */
    public boolean awaitKept(Duration limit) {
        lock.lock();
        try {
            return awaitKept(told, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private boolean awaitKept(long target, Duration limit) throws InterruptedException {
        waiting++;
        hurry.signal();
        try {
            long left = limit.toNanos();
            while (kept < target && failure == null && left > 0) {
                left = moved.awaitNanos(left);
            }
            return kept >= target;
        } finally {
            waiting--;
        }
    }

    /** Returns how many changes are not on the disk yet. */
    public long behind() {
        lock.lock();
        try {
            return told - kept;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why nothing is written at the moment, in words; empty if all is well. */
    public Optional<String> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        boolean more = true;
        Throwable failed = null;
        while (more) {
            try {
                more = failed == null ? round() : failed(failed);
                failed = null;
            } catch (Throwable e) { // memory may be short now and not in a second
                failed = e;
            }
        }
        closeJournal();
    }

    /** Returns false when there is nothing more to write, ever. */
    private boolean round() throws IOException {
        Set<InstanceId> changed;
        long upTo;
        lock.lock();
        try {
            while (journal != null && pending.isEmpty() && !closing) {
                moved.awaitUninterruptibly();
            }
            gather();
            if (journal != null && pending.isEmpty()) {
                return false;
            }
            changed = pending;
            pending = new LinkedHashSet<>();
            upTo = told;
        } finally {
            lock.unlock();
        }
        keep(changed);
        succeeded(upTo);
        return true;
    }

    /** A force costs as much for one change as for a hundred. A request that waits for the disk does not wait for more changes. */
    @GuardedBy("lock")
    private void gather() {
        long left = journal == null ? 0 : GATHER.toNanos();
        try {
            while (left > 0 && waiting == 0 && !closing) {
                left = hurry.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep(Set<InstanceId> changed) throws IOException {
        Journal current = journal;
        if (current == null || current.appended() > Math.max(rewriteBytes, current.begunWith())) {
            closeJournal();
            journal = archive.replaceBy(roll.snapshot().entries());
        } else {
            current.append(newest(changed));
        }
    }

    /** Changes may be told in any order; snapshots are published in order. */
    private List<Entry> newest(Set<InstanceId> changed) {
        Snapshot snapshot = roll.snapshot();
        List<Entry> entries = new ArrayList<>(changed.size());
        for (InstanceId id : changed) {
            Entry entry = snapshot.entries().get(id);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void succeeded(long upTo) {
        boolean recovered;
        lock.lock();
        try {
            kept = upTo;
            recovered = failure != null;
            failure = null;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        if (recovered) {
            LOG.info("the roll is kept on disk again");
        }
    }

    /** Returns whether to try again; that writes everything anew. */
    private boolean failed(Throwable e) {
        closeJournal();
        boolean first;
        lock.lock();
        try {
            first = failure == null;
            failure = "the roll cannot be written to the data directory: " + e.getMessage();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        if (first) {
            LOG.error("the roll is held in memory only: a restart would lose what is new", e);
        }
        return pause();
    }

    private boolean pause() {
        lock.lock();
        try {
            long left = retry.toNanos();
            while (left > 0 && !closing) {
                left = moved.awaitNanos(left);
            }
            return !closing;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void closeJournal() {
        Journal current = journal;
        journal = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.warn("the journal could not be closed", e);
            }
        }
    }

    /** Writes what waits and ends the thread. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            moved.signalAll();
            hurry.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (writer.isAlive()) {
            LOG.warn("the disk does not answer: the newest changes of the roll may be lost");
        }
    }
}
