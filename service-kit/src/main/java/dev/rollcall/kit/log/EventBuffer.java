package dev.rollcall.kit.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Encoded events between the threads that log and the one that sends, bounded by number and by bytes. When it is full
 * the newest event is dropped and counted. Events stay inside, and count against the bounds, until what became of them
 * is known, so that a batch can be sent again. Safe for many producers and one consumer.
 */
final class EventBuffer {
    static final int BATCH_EVENTS = 1_000;
    static final int BATCH_BYTES = 1024 * 1024;

    private final int maxEvents;
    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock, all of them.
    private final Deque<byte[]> lines = new ArrayDeque<>();
    private long bytes;
    private long dropped;
    private long droppedEver;
    private long sentEver;
    private boolean hurried;

    EventBuffer(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** Takes an event without waiting, or counts it as dropped and answers false. */
    boolean offer(byte[] line) {
        lock.lock();
        try {
            if (lines.size() >= maxEvents || bytes + line.length > maxBytes) {
                dropped++;
                droppedEver++;
                return false;
            }
            boolean batchWasComplete = batchComplete();
            lines.addLast(line);
            bytes += line.length;
            if (lines.size() == 1 || !batchWasComplete && batchComplete()) {
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a batch is complete, or the first event has waited for {@code window}, or somebody is in a hurry. */
    void awaitBatch(long windowNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (lines.isEmpty() && !hurried) {
                changed.await();
            }
            long left = windowNanos;
            while (left > 0 && !batchComplete() && !hurried) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits, but not when somebody is in a hurry. */
    void pause(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !hurried) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the waiting of the consumer, now and until it is called with false. */
    void hurry(boolean on) {
        lock.lock();
        try {
            hurried = on;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The oldest events, each line preceded by {@code head}; without events when the buffer is empty. */
    Batch oldest(byte[] head) {
        List<byte[]> chosen = new ArrayList<>();
        int size = 0;
        lock.lock();
        try {
            for (byte[] line : lines) {
                int grown = size + head.length + line.length + 1;
                if (chosen.size() == BATCH_EVENTS || size > 0 && grown > BATCH_BYTES) {
                    break;
                }
                chosen.add(line);
                size = grown;
            }
        } finally {
            lock.unlock();
        }
        return Batch.of(head, chosen, size);
    }

    /** Forgets a batch that was returned by {@link #oldest}; what was not delivered counts as dropped. */
    void remove(Batch batch, boolean delivered) {
        lock.lock();
        try {
            for (int i = 0; i < batch.events(); i++) {
                lines.removeFirst();
            }
            bytes -= batch.bufferedBytes();
            if (delivered) {
                sentEver += batch.events();
            } else {
                dropped += batch.events();
                droppedEver += batch.events();
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many events were dropped and not yet reported, but 0 as long as the buffer is more than half full. */
    long reportable() {
        lock.lock();
        try {
            return lines.size() * 2L > maxEvents || bytes * 2 > maxBytes ? 0 : dropped;
        } finally {
            lock.unlock();
        }
    }

    /** Takes reported events off the count. */
    void reported(long count) {
        lock.lock();
        try {
            dropped -= count;
        } finally {
            lock.unlock();
        }
    }

    LogFigures figures() {
        lock.lock();
        try {
            return new LogFigures(lines.size(), bytes, sentEver, droppedEver);
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return lines.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private boolean batchComplete() {
        return lines.size() >= BATCH_EVENTS || bytes >= BATCH_BYTES;
    }
}
