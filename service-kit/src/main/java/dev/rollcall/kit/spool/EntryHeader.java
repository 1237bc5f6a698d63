package dev.rollcall.kit.spool;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of an entry's payload in a file, big endian:
 *
 * <pre>
 *  0  state, 1 byte: 0xFF once this entry, and with it all before it in the file, is delivered; not part of the checksum
 *  1  "RL1"
 *  4  producer, 16          20  sequence, 8            28  events, 4
 * 32  size of the lines, 4  36  size of the payload, 4 40  1 if compressed, 4
 * 44  CRC-32C of the payload, 4                        48  CRC-32C of bytes 1 to 47, 4
 * </pre>
 *
 * The mark is eight bits away from its absence, so that no single flipped bit makes an entry delivered.
 */
record EntryHeader(
        boolean delivered,
        UUID producer,
        long sequence,
        int events,
        int rawBytes,
        int length,
        boolean compressed,
        int checksum) {

    static final int BYTES = 52;
    static final byte DELIVERED = (byte) 0xFF;
    private static final int MAGIC = 'R' << 16 | 'L' << 8 | '1';
    private static final int CHECKED = BYTES - 1 - Integer.BYTES;

    /** No batch is larger, with room for one last line. */
    private static final int MAX_BYTES = 4 << 20;

    /** Returns an entry as it is written. */
    static ByteBuffer write(SpoolEntry entry) {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES + entry.payload().length);
        bytes.putInt(MAGIC)
                .putLong(entry.producer().getMostSignificantBits())
                .putLong(entry.producer().getLeastSignificantBits())
                .putLong(entry.sequence())
                .putInt(entry.events())
                .putInt(entry.rawBytes())
                .putInt(entry.payload().length)
                .putInt(entry.compressed() ? 1 : 0)
                .putInt(entry.checksum())
                .putInt(checksum(bytes.array()))
                .put(entry.payload());
        return bytes.flip();
    }

    /** Reads a header, or returns null where there is no valid one. */
    static @Nullable EntryHeader read(byte[] bytes, int from) {
        if (bytes.length - from < BYTES || bytes[from + 1] != 'R') {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, from, BYTES).slice();
        byte[] own = new byte[BYTES];
        in.duplicate().get(own);
        if ((in.getInt() & 0xFFFFFF) != MAGIC || in.getInt(BYTES - Integer.BYTES) != checksum(own)) {
            return null;
        }
        EntryHeader header = new EntryHeader(
                own[0] == DELIVERED,
                new UUID(in.getLong(), in.getLong()),
                in.getLong(),
                in.getInt(),
                in.getInt(),
                in.getInt(),
                in.getInt() == 1,
                in.getInt());
        return header.possible() ? header : null;
    }

    private boolean possible() {
        return sequence > 0 && events > 0 && inBounds(rawBytes) && inBounds(length);
    }

    private static boolean inBounds(int size) {
        return size > 0 && size <= MAX_BYTES;
    }

    private static int checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 1, CHECKED);
        return (int) crc.getValue();
    }

    /** Returns how many bytes of the file the entry takes. */
    int total() {
        return BYTES + length;
    }

    SpoolEntry entry(byte[] payload) {
        return new SpoolEntry(producer, sequence, events, rawBytes, compressed, payload);
    }
}
