package dev.rollcall.log.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file from its end to its beginning. Holds one chunk and one line in memory; a line that is longer
 * than the maximum (this program writes none) is passed over. Not thread-safe.
 */
final class BackwardLines {

    private final SeekableByteChannel file;
    private final int chunkBytes;
    private final int maxLineBytes;
    /** The bytes of the file from {@code base} on; those before {@code end} have not been returned yet. */
    private byte[] buffer = {};

    private long base;
    private int end;
    private boolean passing;

    /** Starts with the line whose line feed is the last of the first {@code size} bytes. */
    BackwardLines(SeekableByteChannel file, long size, int chunkBytes, int maxLineBytes) {
        this.file = file;
        this.base = Math.max(size - 1, 0);
        this.chunkBytes = chunkBytes;
        this.maxLineBytes = maxLineBytes;
    }

    /** Returns the line before the one returned last, without its line feed; null at the beginning of the file. */
    @Nullable
    String next() throws IOException {
        int unsearched = end;
        while (true) {
            int feed = lastFeed(unsearched);
            if (feed >= 0 || base == 0) {
                if (feed < 0 && end == 0) {
                    return null;
                }
                String line = new String(buffer, feed + 1, end - feed - 1, StandardCharsets.UTF_8);
                end = Math.max(feed, 0);
                if (!passing) {
                    return line;
                }
                passing = false;
                unsearched = end;
            } else {
                unsearched = fetch();
            }
        }
    }

    /** Returns how many bytes of the file lie before what was returned last. */
    long position() {
        return base + end;
    }

    private int lastFeed(int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** Puts the chunk before {@code base} in front of what is held; returns its length. */
    private int fetch() throws IOException {
        if (end > maxLineBytes) {
            passing = true;
            end = 0;
        }
        int length = (int) Math.min(chunkBytes, base);
        byte[] grown = new byte[length + end];
        System.arraycopy(buffer, 0, grown, length, end);
        ByteBuffer chunk = ByteBuffer.wrap(grown, 0, length);
        base -= length;
        file.position(base);
        while (chunk.hasRemaining()) {
            if (file.read(chunk) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        buffer = grown;
        end += length;
        return length;
    }
}
