package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Which tombstones may be forgotten when: the oldest first, after a time, or earlier when there are more than 100,000.
 * Not thread-safe.
 */
final class Tombstones {

    static final int MAX = 100_000;

    private final long keepNanos;
    private final Deque<Grave> graves = new ArrayDeque<>();

    Tombstones(Duration keep) {
        this.keepNanos = keep.toNanos();
    }

    /** A removed registration and when it was removed. */
    record Grave(InstanceId id, Generation generation, long buriedAt) {}

    void bury(InstanceId id, Generation generation, long now) {
        graves.addLast(new Grave(id, generation, now));
    }

    /** Takes out what may be forgotten at {@code now}. */
    List<Grave> forgotten(long now) {
        List<Grave> old = new ArrayList<>();
        while (!graves.isEmpty()
                && (graves.size() > MAX || now - graves.getFirst().buriedAt() >= keepNanos)) {
            old.add(graves.removeFirst());
        }
        return old;
    }
}
