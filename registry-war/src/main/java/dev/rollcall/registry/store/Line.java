package dev.rollcall.registry.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line of a journal: eight hexadecimal digits of the content's CRC-32C, a blank, the content, a line feed. */
final class Line {

    /** No entry is as long as this; a longer line is damage. */
    static final int MAX_BYTES = 1 << 20;

    private static final int PREFIX = 9;

    private Line() {}

    /** Returns the line, line feed included. {@code content} must not hold one. */
    static byte[] of(byte[] content) {
        byte[] line = Arrays.copyOf(prefix(content), PREFIX + content.length + 1);
        System.arraycopy(content, 0, line, PREFIX, content.length);
        line[line.length - 1] = '\n';
        return line;
    }

    /** Returns the content of a line without its line feed; empty if it is damaged. */
    static Optional<byte[]> content(byte[] line) {
        if (line.length < PREFIX) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(line, PREFIX, line.length);
        return Arrays.equals(prefix(content), 0, PREFIX, line, 0, PREFIX) ? Optional.of(content) : Optional.empty();
    }

    private static byte[] prefix(byte[] content) {
        CRC32C sum = new CRC32C();
        sum.update(content);
        return (HexFormat.of().toHexDigits((int) sum.getValue()) + " ").getBytes(StandardCharsets.US_ASCII);
    }
}
