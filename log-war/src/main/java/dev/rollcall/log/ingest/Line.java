package dev.rollcall.log.ingest;

import java.nio.charset.StandardCharsets;

/** One line as it came in. Its bytes are those of its reader: good until the next line is read. Not thread-safe. */
final class Line {

    private final byte[] bytes;
    private final int kept;
    private final long length;

    /**
     * Takes a line.
     *
     * @param bytes begins with what is kept of the line, without its end
     * @param kept how much that is
     * @param length how long the line was, without its end
     */
    Line(byte[] bytes, int kept, long length) {
        this.bytes = bytes;
        this.kept = kept;
        this.length = length;
    }

    byte[] bytes() {
        return bytes;
    }

    int kept() {
        return kept;
    }

    /** Returns how many bytes the line had, without its end. */
    long length() {
        return length;
    }

    /** Returns whether only the beginning was kept. */
    boolean cut() {
        return kept < length;
    }

    /** Returns what is kept; bytes that are not UTF-8 are U+FFFD. */
    String text() {
        return new String(bytes, 0, kept, StandardCharsets.UTF_8);
    }

    /** Returns whether there is nothing to see. */
    boolean isBlank() {
        boolean visible = cut() || kept > 0 && bytes[0] > ' ';
        return !visible && text().isBlank();
    }

    /** Returns {@code text}, which was made of this line, with a mark at its end if the line was cut. */
    String marked(String text) {
        return cut() ? text + " [cut: the line had " + length + " bytes]" : text;
    }
}
