package dev.rollcall.log.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many bytes of the segments belong to no whole event, found at the start or by readers later. Thread-safe. */
final class Damage {
    private final LongAdder bytes = new LongAdder();

    /** Blocks that were counted, by their first sequences, which no other block has. */
    private final Set<Long> blocks = ConcurrentHashMap.newKeySet();

    /** Begins with what was found when the segments were opened. */
    Damage(long found) {
        bytes.add(found);
    }

    /** Counts damage that was met in a block, however often the block is read. */
    void met(long block, long damaged) {
        if (damaged > 0 && blocks.add(block)) {
            bytes.add(damaged);
        }
    }

    long bytes() {
        return bytes.sum();
    }
}
