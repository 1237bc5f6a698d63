package dev.rollcall.log.store;

import java.util.Arrays;

/** Where the blocks of a segment begin: some 64 KiB of events each, found by their first sequence. Thread-safe. */
final class BlockIndex {

    /** How many bytes of events a block has, up to one event more. */
    static final int BLOCK_BYTES = 64 << 10;

    private long[] sequences = new long[16];
    private long[] offsets = new long[16];
    private int count;

    /** Makes room for {@code more} blocks, so that adding them takes no memory. */
    synchronized void reserve(int more) {
        int needed = count + more;
        if (needed > sequences.length || needed > offsets.length) {
            int length = Math.max(needed, 2 * count);
            sequences = Arrays.copyOf(sequences, length);
            offsets = Arrays.copyOf(offsets, length);
        }
    }

    /** Adds a block behind the others. */
    synchronized void add(long firstSequence, long offset) {
        reserve(1);
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
