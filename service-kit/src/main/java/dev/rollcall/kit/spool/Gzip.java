package dev.rollcall.kit.spool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses, fast rather than small. Stateless. */
public final class Gzip {

    private Gzip() {}

    /** Returns {@code bytes} as one gzip member. */
    public static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream(Math.max(64, bytes.length / 4));
        try (var gzip = new Fast(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("memory could not be written", e);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
