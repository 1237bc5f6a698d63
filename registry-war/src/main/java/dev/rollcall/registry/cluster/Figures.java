package dev.rollcall.registry.cluster;

import java.util.concurrent.atomic.LongAdder;

/** What a node counts of the cluster. Thread-safe. */
public final class Figures {

    private final LongAdder repaired = new LongAdder();
    private final LongAdder unreadable = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void repaired(int entries) {
        repaired.add(entries);
    }

    void unreadable(int count) {
        unreadable.add(count);
    }

    void dropped() {
        dropped.increment();
    }

    /** Returns how many messages found no room, because they came faster than they were handled. */
    public long drops() {
        return dropped.sum();
    }

    /** Returns how many entries were found by comparing, because no message had brought them. */
    public long repairs() {
        return repaired.sum();
    }

    /** Returns how many messages, and single entries in other messages, were not understood. */
    public long unreadables() {
        return unreadable.sum();
    }
}
