package dev.rollcall.kit.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.GZIPInputStream;

/**
 * Lines of one producer that follow one another. Immutable; the arrays are handed on, never changed.
 *
 * @param producer the producer that numbered the lines
 * @param sequence the number of the first line, 1 or greater
 * @param events how many lines
 * @param rawBytes their size, each ended by LF
 * @param compressed whether {@code payload} is the lines compressed with gzip, or the lines themselves
 * @param payload the lines
 */
@SuppressWarnings("ArrayRecordComponent")
public record SpoolEntry(UUID producer, long sequence, int events, int rawBytes, boolean compressed, byte[] payload) {

    /** Below this size compressing costs more than it saves. */
    private static final int WORTH_IT = 512;

    /** Makes an entry of lines, compressed where that saves something. */
    public static SpoolEntry of(UUID producer, long sequence, int events, byte[] lines) {
        boolean compressed = lines.length >= WORTH_IT;
        byte[] payload = compressed ? Gzip.compress(lines) : lines;
        return new SpoolEntry(producer, sequence, events, lines.length, compressed, payload);
    }

    /**
     * Returns the lines.
     *
     * @throws UncheckedIOException if the payload is not what it says it is
     */
    public byte[] lines() {
        if (!compressed) {
            return payload;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(payload))) {
            return in.readNBytes(rawBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("an entry of the spool is not compressed as it says", e);
        }
    }

    /** Returns whether this entry continues where {@code before} ends. */
    boolean follows(SpoolEntry before) {
        return producer.equals(before.producer) && sequence == before.sequence + before.events;
    }

    int checksum() {
        CRC32C crc = new CRC32C();
        crc.update(payload);
        return (int) crc.getValue();
    }
}
