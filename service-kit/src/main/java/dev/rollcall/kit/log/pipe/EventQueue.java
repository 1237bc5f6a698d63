package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.log.event.QueuedEvent;
import dev.rollcall.kit.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events between the threads that log and the one that takes them, bounded by number and by bytes; a tenth of both
 * is reserved for events that matter. Without a lock: a thread that logs never waits, not even for another one. Safe for
 * many producers and one consumer at a time.
 */
final class EventQueue {

    static final int BATCH_EVENTS = 1_000;
    static final int BATCH_BYTES = 1 << 20;
    private static final int RESERVE = 10;

    private static final int RUNNING = 0;
    private static final int WAITS_FOR_ONE = 1;
    private static final int WAITS_FOR_BATCH = 2;

    private final int maxEvents;
    private final long maxBytes;
    private final Ticker ticker;
    private final Queue<QueuedEvent> queue = new ConcurrentLinkedQueue<>();

    /** Counted before an event is in the queue, and until after it has left. */
    private final AtomicInteger events = new AtomicInteger();

    private final AtomicLong bytes = new AtomicLong();

    // Set by the consumer before it looks at the counts, read by producers after they have changed them.
    private volatile int state = RUNNING;
    private volatile @Nullable Thread consumer;
    private volatile boolean hurried;
    private volatile boolean woken;

    EventQueue(int maxEvents, long maxBytes, Ticker ticker) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
        this.ticker = ticker;
    }

    /**
     * Takes an event.
     *
     * @param matters whether it may use what is reserved
     * @return false if there is no room for it
     */
    boolean offer(QueuedEvent event, boolean matters) {
        int count = events.incrementAndGet();
        int length = event.size();
        long size = bytes.addAndGet(length);
        boolean fits = matters
                ? count <= maxEvents && size <= maxBytes
                : count <= maxEvents - maxEvents / RESERVE && size <= maxBytes - maxBytes / RESERVE;
        if (fits) {
            queue.add(event);
        } else {
            events.decrementAndGet();
            bytes.addAndGet(-length);
        }
        int waiting = state;
        if (waiting == WAITS_FOR_ONE || waiting == WAITS_FOR_BATCH && isBatch()) {
            state = RUNNING;
            LockSupport.unpark(consumer);
        }
        return fits;
    }

    /** Waits until a batch is complete, or the first event has waited for {@code windowNanos}, or {@link #hurry} is on. */
    void awaitBatch(long windowNanos) {
        while (isEmpty() && !hurried) {
            state = WAITS_FOR_ONE;
            if (isEmpty() && !hurried) {
                LockSupport.park(this);
            }
            state = RUNNING;
        }
        long end = ticker.nanos() + windowNanos;
        for (long left = windowNanos; left > 0 && !isBatch() && !hurried; left = end - ticker.nanos()) {
            state = WAITS_FOR_BATCH;
            if (!isBatch() && !hurried) {
                LockSupport.parkNanos(this, left);
            }
            state = RUNNING;
        }
    }

    /** Waits until {@link #wake} is called, which may have happened before. */
    void pause(long nanos) {
        long end = ticker.nanos() + nanos;
        for (long left = nanos; left > 0 && !woken; left = end - ticker.nanos()) {
            LockSupport.parkNanos(this, left);
        }
        woken = false;
    }

    /** Sets the thread that takes events and is to be woken. */
    void consumer(Thread thread) {
        consumer = thread;
    }

    /** Ends the pause of the consumer, or its next one. */
    void wake() {
        woken = true;
        LockSupport.unpark(consumer);
    }

    /** Ends the waiting of the consumer, now and until it is called with false. */
    void hurry(boolean on) {
        hurried = on;
        wake();
    }

    /** Takes the oldest events, at most a batch, and encodes them, which may make them six times as long; none if there are none. */
    List<byte[]> poll() {
        List<byte[]> taken = new ArrayList<>(Math.min(events.get(), BATCH_EVENTS));
        int size = 0;
        int encoded = 0;
        for (QueuedEvent next : queue) {
            byte[] line = next.encode();
            if (taken.size() == BATCH_EVENTS || !taken.isEmpty() && encoded + line.length > BATCH_BYTES) {
                break;
            }
            taken.add(line);
            encoded += line.length;
            size += next.size();
        }
        taken.forEach(line -> queue.remove());
        events.addAndGet(-taken.size());
        bytes.addAndGet(-size);
        return taken;
    }

    int events() {
        return events.get();
    }

    long bytes() {
        return bytes.get();
    }

    boolean isEmpty() {
        return events.get() == 0;
    }

    boolean isHurried() {
        return hurried;
    }

    boolean isHalfFull() {
        return events.get() * 2L > maxEvents || bytes.get() * 2 > maxBytes;
    }

    private boolean isBatch() {
        return events.get() >= BATCH_EVENTS || bytes.get() >= BATCH_BYTES;
    }
}
