package dev.rollcall.log.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Lines for tests. */
final class Lines {

    private Lines() {}

    static Line whole(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Line(bytes, bytes.length, bytes.length);
    }

    /** Returns the beginning of a line of {@code length} bytes. */
    static Line cut(String text, long length) {
        byte[] bytes = text.getBytes(UTF_8);
        return new Line(bytes, bytes.length, length);
    }
}
