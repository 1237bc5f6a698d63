package dev.rollcall.registry.cluster;

import dev.rollcall.kit.spool.Gzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/**
 * Messages compressed as gzip (RFC 1952), whose first bytes no other message has. Only for nodes that have said that
 * they unpack: those of minor version 0 do not.
 */
final class Packing {

    /** The most bytes of an unpacked message: many times what the largest has. */
    static final int MAX_BYTES = 64 << 20;

    private Packing() {}

    static byte[] pack(byte[] message) {
        return Gzip.compress(message);
    }

    /**
     * Returns the unpacked message; one that is not packed as it is.
     *
     * @throws IllegalArgumentException if it is damaged, or longer than {@link #MAX_BYTES}
     */
    static byte[] unpack(byte[] message) {
        if (!isPacked(message)) {
            return message;
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(message), message.length)) {
            byte[] bytes = plain.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IllegalArgumentException("it has more than " + MAX_BYTES + " bytes unpacked");
            }
            return bytes;
        } catch (IOException e) {
            throw new IllegalArgumentException("it cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static boolean isPacked(byte[] message) {
        return message.length > 1 && (message[0] & 0xff | (message[1] & 0xff) << 8) == GZIPInputStream.GZIP_MAGIC;
    }
}
