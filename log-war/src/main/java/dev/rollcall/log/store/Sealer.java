package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.Deflater;

/**
 * Compresses a segment that is no longer written to. The sealed one takes its place only when it is on disk for good,
 * so at any moment a power cut leaves one of the two; if both are there, the sealed one is whole. One thread at a time.
 */
final class Sealer {

    /** The fastest level that keeps segments and index below a third of what was sent. */
    static final int LEVEL = 4;

    private final Disk disk;

    Sealer(Disk disk) {
        this.disk = disk;
    }

    /** Returns the sealed segment. If this throws, the open one is as it was, and what was written of it is gone. */
    Segment seal(Segment open) throws IOException {
        Path draft = SegmentFolder.sibling(open.path(), SegmentFolder.SEALING);
        Path sealed = SegmentFolder.sibling(open.path(), SegmentFolder.SEALED);
        disk.delete(draft);
        try {
            Draft written = written(draft, open);
            disk.rename(draft, sealed);
            disk.forceFolder(SegmentFolder.parent(sealed));
            Extent extent = open.extent().in(written.offset);
            return new Segment(sealed, open.day(), true, written.blocks, new Producers(), extent);
        } catch (IOException | RuntimeException | Error e) { // an error if memory is short
            discard(draft, e);
            discard(sealed, e);
            throw e;
        }
    }

    private Draft written(Path path, Segment open) throws IOException {
        try (AppendFile file = disk.create(path)) {
            Draft draft = new Draft(file, open);
            draft.copy();
            file.force();
            return draft;
        }
    }

    /** A start would come too late where the disk is full. */
    private void discard(Path unfinished, Throwable reason) {
        try {
            disk.delete(unfinished);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    /** The sealed segment while it is written. */
    private static final class Draft {

        private final AppendFile file;
        private final Segment open;
        private final BlockIndex blocks = new BlockIndex();
        private final ByteWriter block = new ByteWriter(BlockIndex.BLOCK_BYTES + (4 << 10));
        private final ByteWriter out = new ByteWriter(BlockIndex.BLOCK_BYTES);
        private long offset;
        private long copied;
        private long first;
        private long received;

        Draft(AppendFile file, Segment open) {
            this.file = file;
            this.open = open;
        }

        void copy() throws IOException {
            long end = open.extent().bytes();
            Deflater deflater = new Deflater(LEVEL, true);
            try (FileChannel channel = FileChannel.open(open.path(), StandardOpenOption.READ)) {
                FrameScanner frames = new FrameScanner(channel);
                // Behind the events there may be a foot, or a write that was refused: damage must not lead to it.
                while (frames.end() < end && frames.next() && frames.end() <= end) {
                    add(frames, deflater);
                }
                if (block.size() > 0) {
                    end(deflater);
                }
                file.write(Foot.of(open, blocks, offset, end - copied));
            } finally {
                deflater.end();
            }
        }

        private void add(FrameScanner frames, Deflater deflater) throws IOException {
            if (block.size() == 0) {
                first = frames.sequence();
                received = frames.receivedMicros();
            }
            frames.copyTo(block);
            copied += frames.end() - frames.offset();
            if (block.size() >= BlockIndex.BLOCK_BYTES) {
                end(deflater);
            }
        }

        private void end(Deflater deflater) throws IOException {
            out.clear();
            out.skip(Frame.HEADER_BYTES);
            Blocks.deflate(block, deflater, out);
            Frame.seal(out.array(), 0, Frame.BLOCK, out.size() - Frame.HEADER_BYTES, first, received);
            blocks.add(first, offset);
            offset += out.size();
            file.write(ByteBuffer.wrap(out.array(), 0, out.size()));
            block.clear();
        }
    }
}
