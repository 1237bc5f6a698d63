package dev.rollcall.log.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream into lines ended by LF or CR LF. Holds one buffer and the beginning of one line in memory, however
 * long stream and line are. Not thread-safe.
 */
final class LineReader {

    private static final int BUFFER_BYTES = 32 << 10;

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int limit;
    private long bytes;

    private byte[] kept = new byte[1024];
    private int keptBytes;

    LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /** Returns the next line; null at the end of the stream. A last line without its end is a line. */
    @Nullable
    Line next() throws IOException {
        if (!available()) {
            return null;
        }
        keptBytes = 0;
        long length = 0;
        boolean ended = false;
        boolean returned = false;
        while (!ended && available()) {
            int feed = feed();
            keep(next, feed);
            length += feed - next;
            returned = feed > next ? buffer[feed - 1] == '\r' : returned;
            ended = feed < limit;
            next = ended ? feed + 1 : feed;
        }
        return line(ended && returned ? length - 1 : length);
    }

    /** Returns how many bytes the stream has had so far. */
    long bytes() {
        return bytes;
    }

    private boolean available() throws IOException {
        if (next == limit) {
            next = 0;
            limit = Math.max(in.read(buffer, 0, buffer.length), 0);
            bytes += limit;
        }
        return limit > 0;
    }

    private int feed() {
        int i = next;
        while (i < limit && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private void keep(int from, int to) {
        int wanted = Math.min(to - from, maxLineBytes + 1 - keptBytes);
        if (keptBytes + wanted > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(maxLineBytes + 1, Math.max(2 * kept.length, keptBytes + wanted)));
        }
        System.arraycopy(buffer, from, kept, keptBytes, wanted);
        keptBytes += wanted;
    }

    private Line line(long length) {
        return new Line(kept, length > maxLineBytes ? wholeCharacters() : (int) length, length);
    }

    /** Returns how much of a line may be kept so that the cut goes through no character. */
    private int wholeCharacters() {
        int size = maxLineBytes;
        while (size > maxLineBytes - 4 && size > 0 && (kept[size] & 0xc0) == 0x80) {
            size--;
        }
        return size;
    }
}
