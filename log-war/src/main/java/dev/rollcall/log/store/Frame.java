package dev.rollcall.log.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame around everything in a segment. Numbers are big-endian.
 *
 * <pre>
 *  0  4 bytes  ff 52 43 and the kind: 'E' an event, 'B' a block of events, 'F' the foot of a sealed segment
 *  4  4 bytes  CRC-32C of the kind and of everything from byte 8 to the end of the body
 *  8  4 bytes  length of the body, {@value #MAX_BODY} at most
 * 12  8 bytes  sequence of the event, or of the first one within
 * 20  8 bytes  when it was received, microseconds since 1970
 * 28           the body
 * </pre>
 *
 * UTF-8 has no byte ff, so no text, however hostile, can hold what looks like the beginning of a frame.
 */
final class Frame {

    static final int HEADER_BYTES = 28;

    /** The foot of as many producers as are remembered, with the longest names, has half of it; events have less. */
    static final int MAX_BODY = 16 << 20;

    static final byte EVENT = 'E';
    static final byte BLOCK = 'B';
    static final byte FOOT = 'F';

    private static final int MAGIC = 0xff524300;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private Frame() {}

    /** Fills in the header of the frame at {@code at}, whose body is there already. */
    static void seal(byte[] bytes, int at, byte kind, int length, long sequence, long receivedMicros) {
        INT.set(bytes, at, MAGIC | kind);
        INT.set(bytes, at + 8, length);
        LONG.set(bytes, at + 12, sequence);
        LONG.set(bytes, at + 20, receivedMicros);
        INT.set(bytes, at + 4, checksum(bytes, at, length));
    }

    /** Returns whether a frame may begin at {@code at}; its whole header is there. */
    static boolean plausible(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) >>> 8 == MAGIC >>> 8 && length(bytes, at) >= 0 && length(bytes, at) <= MAX_BODY;
    }

    /** Returns whether the frame at {@code at} is as it was written; all of it is there. */
    static boolean intact(byte[] bytes, int at) {
        return (int) INT.get(bytes, at + 4) == checksum(bytes, at, length(bytes, at));
    }

    static byte kind(byte[] bytes, int at) {
        return bytes[at + 3];
    }

    static int length(byte[] bytes, int at) {
        return (int) INT.get(bytes, at + 8);
    }

    static long sequence(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 12);
    }

    static long receivedMicros(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + 20);
    }

    private static int checksum(byte[] bytes, int at, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes[at + 3]);
        checksum.update(bytes, at + 8, HEADER_BYTES - 8 + length);
        return (int) checksum.getValue();
    }
}
