package dev.rollcall.log.tail;

import dev.rollcall.kit.threads.Threads;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The readers that follow what is logged. They wait without a thread; appending does not wait for them. Thread-safe.
 */
public final class Followers implements AutoCloseable {

    /** Events that come together are told together. */
    private static final Duration GATHER = Duration.ofMillis(100);

    private static final Duration BEAT = Duration.ofSeconds(10);

    private final ScheduledExecutorService scheduler;
    private final int most;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile boolean closed;

    /** A reader that follows. No method blocks. */
    public interface Follower {

        /** Something was stored. */
        void appended();

        /** Time passes. */
        void beat();

        /** The service stops. */
        void close();
    }

    /**
     * Begins.
     *
     * @param scheduler wakes them
     * @param most how many there may be
     */
    public Followers(ScheduledExecutorService scheduler, int most) {
        this.scheduler = scheduler;
        this.most = most;
        Threads.repeat(scheduler, BEAT, () -> all.forEach(Follower::beat));
    }

    /** Adds one; returns false if there are too many. One that comes while the service stops is closed at once. */
    public boolean add(Follower follower) {
        synchronized (this) {
            if (all.size() >= most) {
                return false;
            }
            all.add(follower);
        }
        if (closed) {
            follower.close();
        }
        return true;
    }

    /** Forgets one; more than once does no harm. */
    public void remove(Follower follower) {
        all.remove(follower);
    }

    /** Returns how many there are. */
    public int count() {
        return all.size();
    }

    /** Returns how many there may be. */
    public int most() {
        return most;
    }

    /** Says that something was stored. Does not block. */
    public void appended() {
        if (!all.isEmpty() && due.compareAndSet(false, true)) {
            try {
                scheduler.schedule(this::tell, GATHER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                due.set(false); // the service stops
            }
        }
    }

    private void tell() {
        due.set(false);
        all.forEach(Follower::appended);
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(Follower::close);
    }
}
