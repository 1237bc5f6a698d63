package dev.rollcall.log.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Blocks of events in memory and compressed, and the way between. */
final class Blocks {

    /** A block ends after the event with which it reaches its size. */
    static final int MAX_BLOCK = BlockIndex.BLOCK_BYTES + Frame.HEADER_BYTES + Frame.MAX_BODY;

    private Blocks() {}

    /**
     * Reads a block.
     *
     * @return its events; of a damaged block at least those before the damage; none if the segment has no block left
     * @throws java.nio.file.NoSuchFileException if the segment was sealed or dropped meanwhile
     */
    static FrameScanner read(Segment segment, int block) throws IOException {
        if (segment.blocks().count() == 0) {
            return new FrameScanner(new byte[0], 0);
        }
        long start = segment.blocks().offset(block);
        long end = Math.min(segment.blockEnd(block), segment.extent().bytes());
        byte[] bytes = bytes(segment.path(), start, (int) (end - start));
        if (!segment.sealed()) {
            return new FrameScanner(bytes, bytes.length);
        }
        return inflated(bytes, Frame.HEADER_BYTES, bytes.length - Frame.HEADER_BYTES);
    }

    private static byte[] bytes(Path file, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, start + bytes.position()) < 0) {
                    throw new EOFException("the segment " + file + " is shorter than it was");
                }
            }
        }
        return bytes.array();
    }

    /** Appends the body of a compressed block to {@code out}. */
    static void deflate(ByteWriter block, Deflater deflater, ByteWriter out) {
        out.number(block.size());
        deflater.reset();
        deflater.setInput(block.array(), 0, block.size());
        deflater.finish();
        byte[] chunk = new byte[16 << 10];
        while (!deflater.finished()) {
            out.raw(chunk, 0, deflater.deflate(chunk));
        }
    }

    /** Returns the events in the body of a compressed block, as far as it can be read. */
    static FrameScanner inflated(byte[] bytes, int from, int length) {
        try {
            ByteReader in = new ByteReader(bytes, from, length);
            byte[] block = new byte[in.count(MAX_BLOCK)];
            return new FrameScanner(block, inflate(bytes, from + length - in.remaining(), in.remaining(), block));
        } catch (IllegalArgumentException e) {
            return new FrameScanner(new byte[length], 0);
        }
    }

    /** Returns how many bytes came out, fewer than the block has if it is damaged. */
    private static int inflate(byte[] bytes, int from, int length, byte[] block) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes, from, length);
            int more = -1;
            for (int filled = 0; filled < block.length && more != 0; filled += more) {
                more = inflater.inflate(block, filled, block.length - filled);
            }
            return (int) inflater.getBytesWritten();
        } catch (DataFormatException e) {
            // What came out before is there, and each event proves that it is whole.
            return (int) inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }
}
