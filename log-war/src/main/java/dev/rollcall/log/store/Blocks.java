package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
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
     * @return its events; of a block that is damaged, or that the disk cannot read to its end, at least those before
     *     that; none if the segment has no block left
     * @throws java.nio.file.NoSuchFileException if the segment was sealed or dropped meanwhile
     * @throws IOException if the segment cannot be opened
     */
    static FrameScanner read(Segment segment, int block) throws IOException {
        if (segment.blocks().count() == 0) {
            return new FrameScanner(new byte[0], 0);
        }
        long start = segment.blocks().offset(block);
        long end = Math.min(segment.blockEnd(block), segment.extent().bytes());
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
        read(segment.path(), start, bytes);
        return segment.sealed()
                ? inflated(bytes.array(), Frame.HEADER_BYTES, Math.max(bytes.position() - Frame.HEADER_BYTES, 0))
                : new FrameScanner(bytes.array(), bytes.position());
    }

    /** Fills {@code bytes} as far as the file can be read. */
    private static void read(Path file, long start, ByteBuffer bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = read(channel, start + bytes.position(), bytes);
            }
        }
    }

    /** Returns how many bytes were read; less than 0 where the file ends, or the disk cannot read it. */
    private static int read(FileChannel channel, long start, ByteBuffer bytes) throws IOException {
        try {
            return channel.read(bytes, start);
        } catch (ClosedChannelException e) { // who reads was interrupted
            throw e;
        } catch (IOException e) {
            return -1;
        }
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
            return new FrameScanner(bytes, 0);
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
