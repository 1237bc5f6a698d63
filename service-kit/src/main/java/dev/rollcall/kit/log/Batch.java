package dev.rollcall.kit.log;

import java.util.List;

/**
 * The oldest events of a buffer, ready to be sent.
 *
 * @param ndjson one line per event
 * @param events how many events
 * @param bufferedBytes what they take up in the buffer
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Batch(byte[] ndjson, int events, long bufferedBytes) {

    /** Joins lines, each preceded by {@code head} and ended by LF, to a whole of {@code size} bytes. */
    static Batch of(byte[] head, List<byte[]> lines, int size) {
        byte[] ndjson = new byte[size];
        int at = 0;
        long buffered = 0;
        for (byte[] line : lines) {
            System.arraycopy(head, 0, ndjson, at, head.length);
            System.arraycopy(line, 0, ndjson, at + head.length, line.length);
            at += head.length + line.length;
            ndjson[at++] = '\n';
            buffered += line.length;
        }
        return new Batch(ndjson, lines.size(), buffered);
    }

    boolean isEmpty() {
        return events == 0;
    }
}
