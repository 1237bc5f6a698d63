package dev.rollcall.log.store;

import java.util.List;

/**
 * Records encoded on the caller's thread as they will be written. The thread that writes fills in the headers of their
 * frames. Used by one thread after the other.
 */
final class Batch {

    private static final int TYPICAL_BYTES = 320;

    private final List<LogRecord> records;
    private final byte[] bytes;
    private final int[] ends;

    private Batch(List<LogRecord> records, byte[] bytes, int[] ends) {
        this.records = records;
        this.bytes = bytes;
        this.ends = ends;
    }

    /** Encodes {@code records}, which must not change any more. */
    static Batch of(List<LogRecord> records) {
        ByteWriter out = new ByteWriter(TYPICAL_BYTES * records.size());
        int[] ends = new int[records.size()];
        for (int i = 0; i < ends.length; i++) {
            out.skip(Frame.HEADER_BYTES);
            RecordCodec.write(records.get(i), out);
            ends[i] = out.size();
        }
        return new Batch(records, out.array(), ends);
    }

    int count() {
        return ends.length;
    }

    LogRecord record(int i) {
        return records.get(i);
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    int end(int i) {
        return ends[i];
    }

    /** Returns how many bytes all frames have. */
    int size() {
        return ends.length == 0 ? 0 : ends[ends.length - 1];
    }

    /** Fills in the header of frame {@code i}. */
    void seal(int i, long sequence, long receivedMicros) {
        int length = end(i) - start(i) - Frame.HEADER_BYTES;
        Frame.seal(bytes, start(i), Frame.EVENT, length, sequence, receivedMicros);
    }
}
