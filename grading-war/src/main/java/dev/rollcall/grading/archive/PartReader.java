package dev.rollcall.grading.archive;

import dev.rollcall.kit.security.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads the lines of one part, and no more of it than the manifest says. Used by one thread. */
final class PartReader implements AutoCloseable {
    /** The longest line; the longest that is written is a plan of an import of half a million fields. */
    static final int MAX_LINE_BYTES = 64 << 20;

    private final Manifest.Part part;
    private final InputStream in;
    private final MessageDigest digest = Sha256.begin();
    private final byte[] buffer = new byte[1 << 16];
    private int begin;
    private int end;
    private long bytes;
    private long lines;

    PartReader(Manifest.Part part, InputStream in) {
        this.part = part;
        this.in = in;
    }

    /**
     * Returns the next line without its end; null behind the last.
     *
     * @throws ArchiveRefusedException if there is more than the manifest says, or no text
     */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream begun = new ByteArrayOutputStream(0);
        while (begin < end || fill()) {
            int stop = begin;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            begun.write(buffer, begin, stop - begin);
            if (begun.size() > MAX_LINE_BYTES) {
                throw damaged("has a line of more than " + MAX_LINE_BYTES + " bytes");
            }
            boolean whole = stop < end;
            begin = whole ? stop + 1 : stop;
            if (whole) {
                lines++;
                return decoded(begun);
            }
        }
        if (begun.size() > 0) {
            throw damaged("is cut off");
        }
        return null;
    }

    private boolean fill() throws IOException {
        int length = in.read(buffer);
        if (length < 0) {
            return false;
        }
        begin = 0;
        end = length;
        bytes += length;
        if (bytes > part.bytes()) {
            throw damaged("is longer than the manifest says");
        }
        digest.update(buffer, 0, length);
        return true;
    }

    private String decoded(ByteArrayOutputStream line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw damaged("is not UTF-8 in line " + lines);
        }
    }

    /**
     * Reads to the end and compares with the manifest.
     *
     * @throws ArchiveRefusedException if it says something else
     */
    void check() throws IOException {
        String line;
        do {
            line = next();
        } while (line != null);
        if (bytes != part.bytes() || lines != part.rows() + 1) {
            throw damaged("has " + (lines - 1) + " rows in " + bytes + " bytes, and the manifest says " + part.rows()
                    + " in " + part.bytes());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(part.sha256())) {
            throw damaged("is not what was written: its SHA-256 is another one");
        }
    }

    /** Returns the number of the line that was read last, from 1 on. */
    long line() {
        return lines;
    }

    ArchiveRefusedException damaged(String how) {
        return ArchiveRefusedException.unusable("The archive is damaged: its part " + part.entry() + " " + how + ".");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
