package dev.rollcall.log.store;

import java.util.Arrays;

/** Where the blocks of a segment begin: some 64 KiB of events each, found by the sequence of their first. Thread-safe. */
final class BlockIndex {

    /** How many bytes of events a block has, up to one event more. */
    static final int BLOCK_BYTES = 64 << 10;

    private long[] sequences = new long[16];
    private long[] offsets = new long[16];
    private int count;

    /** Adds a block behind the others. */
    synchronized void add(long firstSequence, long offset) {
        if (count == sequences.length) {
            sequences = Arrays.copyOf(sequences, 2 * count);
            offsets = Arrays.copyOf(offsets, 2 * count);
        }
        sequences[count] = firstSequence;
        offsets[count++] = offset;
    }

    synchronized int count() {
        return count;
    }

    synchronized long firstSequence(int block) {
        return sequences[block];
    }

    synchronized long offset(int block) {
        return offsets[block];
    }

    /** Returns the last block that begins at {@code sequence} or before; the first one if there is none. */
    synchronized int find(long sequence) {
        int found = Arrays.binarySearch(sequences, 0, count, sequence);
        return found >= 0 ? found : Math.max(-found - 2, 0);
    }
}
