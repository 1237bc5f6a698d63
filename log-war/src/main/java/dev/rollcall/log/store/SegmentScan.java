package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads a whole segment to find out what is in it. Not thread-safe. */
final class SegmentScan {

    private final boolean sealed;
    private final BlockIndex blocks = new BlockIndex();
    private final Producers producers = new Producers();
    private final RecordCodec codec = new RecordCodec();
    private Extent extent;
    private long blockStart = -1;
    private long damagedBytes;
    private boolean whole;

    SegmentScan(long first, boolean sealed) {
        this.extent = Extent.empty(first);
        this.sealed = sealed;
    }

    /** Reads all there is, as far as the disk can read it; a foot is passed over. */
    void read(ReadableByteChannel channel) throws ClosedChannelException {
        FrameScanner frames = new FrameScanner(channel);
        try {
            // The foot repeats what the blocks say; the trailer behind it is no frame.
            while (frames.next() && frames.kind() != Frame.FOOT) {
                if (frames.kind() == Frame.EVENT) {
                    event(frames, frames.offset(), frames.end());
                } else {
                    block(frames);
                }
            }
            whole = true;
        } catch (ClosedChannelException e) { // who reads was interrupted
            throw e;
        } catch (IOException e) {
            whole = false;
            damagedBytes += frames.left();
        }
        damagedBytes += frames.damagedBytes();
    }

    /** Returns whether everything could be read, damage included. */
    boolean isWhole() {
        return whole;
    }

    /**
     * Ignores the producers of events behind damage in an open segment: a power cut may keep a later part of an
     * unforced write without its beginning, which would count as stored when it is sent again. A sealed segment was
     * forced whole.
     */
    private void event(FrameScanner frame, long offset, long end) {
        if (!sealed && (blockStart < 0 || offset - blockStart >= BlockIndex.BLOCK_BYTES)) {
            blocks.add(frame.sequence(), offset);
            blockStart = offset;
        }
        try {
            LogRecord record = codec.read(frame.body());
            extent = extent.with(frame.sequence(), record.time(), end);
            if (sealed || damagedBytes + frame.damagedBytes() == 0) {
                producers.put(record);
            }
        } catch (IllegalArgumentException e) { // whole, but of another version: it stays, and readers count it
            extent = extent.with(frame.sequence(), frame.received(), end);
        }
    }

    private void block(FrameScanner frame) throws IOException {
        byte[] body = frame.bodyBytes();
        blocks.add(frame.sequence(), frame.offset());
        FrameScanner events = Blocks.inflated(body, 0, body.length);
        while (events.next()) {
            event(events, frame.offset(), frame.end());
        }
        damagedBytes += events.damagedBytes();
    }

    long damagedBytes() {
        return damagedBytes;
    }

    Segment segment(Path file, LocalDate day) {
        return new Segment(file, day, sealed, blocks, producers, extent);
    }
}
