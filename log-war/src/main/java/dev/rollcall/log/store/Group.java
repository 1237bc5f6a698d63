package dev.rollcall.log.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Batches that are written and forced together: what goes to the disk, and what will be true then. For one thread. */
final class Group {

    private final Producers.Group producers;
    private final long receivedMicros;
    private final List<ByteBuffer> bytes = new ArrayList<>();
    private final List<Appended> results = new ArrayList<>();
    private final List<long[]> blocks = new ArrayList<>();
    private Extent extent;
    private long sequence;
    private long end;
    private long blockStart;

    /**
     * Begins behind what a segment holds.
     *
     * @param next the sequence of the first event
     * @param blockStart where the last block of the segment begins; less than 0 if it has none
     */
    Group(Extent extent, long next, long blockStart, Producers.Group producers, Instant received) {
        this.extent = extent;
        this.end = extent.bytes();
        this.sequence = next;
        this.blockStart = blockStart;
        this.producers = producers;
        this.receivedMicros = micros(received);
    }

    /** Returns microseconds since 1970. */
    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    /** Adds what is new in a batch. */
    void add(Batch batch) {
        int stored = 0;
        int runStart = 0;
        for (int i = 0; i < batch.count(); i++) {
            if (producers.offer(batch.record(i))) {
                place(batch, i);
                stored++;
            } else {
                write(batch, runStart, batch.start(i));
                runStart = batch.end(i);
            }
        }
        write(batch, runStart, batch.size());
        results.add(new Appended(sequence - 1, stored, batch.count() - stored));
    }

    private void place(Batch batch, int i) {
        if (blockStart < 0 || end - blockStart >= BlockIndex.BLOCK_BYTES) {
            blocks.add(new long[] {sequence, end});
            blockStart = end;
        }
        batch.seal(i, sequence, receivedMicros);
        end += batch.end(i) - batch.start(i);
        extent = extent.with(sequence, batch.record(i).time(), end);
        sequence++;
    }

    private void write(Batch batch, int from, int to) {
        if (to > from) {
            bytes.add(ByteBuffer.wrap(batch.bytes(), from, to - from));
        }
    }

    /** Returns the bytes to write; none if nothing is new. */
    ByteBuffer[] bytes() {
        return bytes.toArray(ByteBuffer[]::new);
    }

    /** Returns the sequence for the next event. */
    long next() {
        return sequence;
    }

    long blockStart() {
        return blockStart;
    }

    /** Returns what became of each batch. */
    List<Appended> results() {
        return results;
    }

    Map<Producers.Key, Long> producers() {
        return producers.sequences();
    }

    /** Makes all of it readable, or nothing if memory is short. */
    void publish(Segment segment) {
        segment.blocks().reserve(blocks.size());
        blocks.forEach(block -> segment.blocks().add(block[0], block[1]));
        segment.publish(extent);
    }
}
