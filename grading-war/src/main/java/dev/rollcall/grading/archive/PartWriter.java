package dev.rollcall.grading.archive;

import dev.rollcall.kit.security.Sha256;
import java.io.CharArrayWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Writes the lines of one part, counts its bytes and takes its SHA-256. */
final class PartWriter extends OutputStream {
    private final OutputStream out;
    private final MessageDigest digest = Sha256.begin();
    private final Writer text = new OutputStreamWriter(this, StandardCharsets.UTF_8);
    private long bytes;

    PartWriter(OutputStream out) {
        this.out = out;
    }

    void line(CharArrayWriter line) throws IOException {
        line.writeTo(text);
        text.write('\n');
    }

    Manifest.Part end(String table, long rows) throws IOException {
        text.flush();
        return new Manifest.Part(table, rows, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
    }

    /** The archive goes on behind the part. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
