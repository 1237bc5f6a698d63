package dev.rollcall.log.store;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * One file of events, all received on one day, in the order of their sequences. Open: it is written to, or waits to be
 * sealed; its frames are events. Sealed: compressed, never changed again; its frames are blocks and a foot.
 * Thread-safe: one thread extends it, any may read.
 *
 * @see SegmentFolder
 */
final class Segment {

    private final Path path;
    private final LocalDate day;
    private final boolean sealed;
    private final BlockIndex blocks;
    private final Producers producers;
    private volatile Extent extent;

    Segment(Path path, LocalDate day, boolean sealed, BlockIndex blocks, Producers producers, Extent extent) {
        this.path = path;
        this.day = day;
        this.sealed = sealed;
        this.blocks = blocks;
        this.producers = producers;
        this.extent = extent;
    }

    Path path() {
        return path;
    }

    LocalDate day() {
        return day;
    }

    boolean sealed() {
        return sealed;
    }

    BlockIndex blocks() {
        return blocks;
    }

    /**
     * The last sequence of each producer in it; empty for a sealed segment, whose foot has them. One thread at a time:
     * the one that writes it, then the one that seals it.
     */
    Producers producers() {
        return producers;
    }

    Extent extent() {
        return extent;
    }

    /** Makes the events readable that were added to the file and to the blocks. */
    void publish(Extent longer) {
        extent = longer;
    }

    /** Returns where block {@code block} ends in the file. */
    long blockEnd(int block) {
        return block + 1 < blocks.count() ? blocks.offset(block + 1) : extent.bytes();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
