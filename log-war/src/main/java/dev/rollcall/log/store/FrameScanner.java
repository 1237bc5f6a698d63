package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Goes from frame to frame. What is damaged is passed over and counted: it looks for the next byte at which a whole
 * frame begins. Holds one frame, and what was read with it, in memory. Not thread-safe.
 */
final class FrameScanner {

    private static final int CHUNK_BYTES = 256 << 10;

    private final @Nullable ReadableByteChannel channel;
    private byte[] bytes;
    private int limit;
    private int at;
    private int next;
    private long base;
    private long damagedBytes;

    /** Reads {@code channel} from where it is. */
    FrameScanner(ReadableByteChannel channel) {
        this.channel = channel;
        this.bytes = new byte[CHUNK_BYTES];
    }

    /** Reads the first {@code length} of {@code bytes}; the others are damaged. */
    FrameScanner(byte[] bytes, int length) {
        this.channel = null;
        this.bytes = bytes;
        this.limit = length;
        this.damagedBytes = (long) bytes.length - length;
    }

    /** Moves to the next frame that is whole; returns false at the end. */
    boolean next() throws IOException {
        while (true) {
            if (!available(next, Frame.HEADER_BYTES)) {
                damagedBytes += limit - next;
                next = limit;
                return false;
            }
            if (whole()) {
                at = next;
                next = at + frameBytes();
                return true;
            }
            next++;
            damagedBytes++;
        }
    }

    private boolean whole() throws IOException {
        return Frame.plausible(bytes, next)
                && available(next, Frame.HEADER_BYTES + Frame.length(bytes, next))
                && Frame.intact(bytes, next);
    }

    /** Returns whether {@code count} bytes from {@code from} on are in memory, after reading on if needed. */
    private boolean available(int from, int count) throws IOException {
        if (limit - from >= count) {
            return true;
        }
        if (channel == null) {
            return false;
        }
        int kept = limit - next;
        byte[] target = count > bytes.length ? new byte[count + CHUNK_BYTES] : bytes;
        System.arraycopy(bytes, next, target, 0, kept);
        bytes = target;
        base += next;
        limit = kept;
        next = 0;
        ByteBuffer room = ByteBuffer.wrap(bytes, limit, bytes.length - limit);
        while (limit < count) {
            int read = channel.read(room);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }

    /** Returns how many bytes were read of which no frame was made yet. */
    int left() {
        return limit - next;
    }

    private int frameBytes() {
        return Frame.HEADER_BYTES + Frame.length(bytes, next);
    }

    /** Returns where the frame begins, counted from where reading began. */
    long offset() {
        return base + at;
    }

    /** Returns where the next frame should begin. */
    long end() {
        return base + next;
    }

    byte kind() {
        return Frame.kind(bytes, at);
    }

    long sequence() {
        return Frame.sequence(bytes, at);
    }

    long receivedMicros() {
        return Frame.receivedMicros(bytes, at);
    }

    Instant received() {
        long micros = receivedMicros();
        return Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    /** Returns a reader of the body, valid until the next move. */
    ByteReader body() {
        return new ByteReader(bytes, at + Frame.HEADER_BYTES, Frame.length(bytes, at));
    }

    /** Returns a copy of the body. */
    byte[] bodyBytes() {
        return Arrays.copyOfRange(bytes, at + Frame.HEADER_BYTES, at + Frame.HEADER_BYTES + Frame.length(bytes, at));
    }

    /** Appends the whole frame to {@code out}. */
    void copyTo(ByteWriter out) {
        out.raw(bytes, at, Frame.HEADER_BYTES + Frame.length(bytes, at));
    }

    /** Returns how many bytes belonged to no whole frame so far. */
    long damagedBytes() {
        return damagedBytes;
    }
}
