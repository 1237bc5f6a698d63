package dev.rollcall.log.store;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link ByteWriter} wrote. Every method throws an {@link IllegalArgumentException} if the bytes end early
 * or cannot be what is asked for. Not thread-safe.
 */
final class ByteReader {

    private final byte[] bytes;
    private int next;
    private final int end;

    ByteReader(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.next = from;
        this.end = from + length;
    }

    /** Returns how many bytes are left. */
    int remaining() {
        return end - next;
    }

    int octet() {
        require(1);
        return bytes[next++] & 0xff;
    }

    long number() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int octet = octet();
            value |= (octet & 0x7fL) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    Instant time() {
        try {
            return Instant.ofEpochSecond(signed(), number());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("a time is out of bounds", e);
        }
    }

    /** Returns a number from 0 to {@code max}. */
    int count(int max) {
        long value = number();
        if (value < 0 || value > max) {
            throw new IllegalArgumentException("a count is out of bounds");
        }
        return (int) value;
    }

    @Nullable
    String textOrNull() {
        int length = count(Integer.MAX_VALUE) - 1;
        if (length < 0) {
            return null;
        }
        require(length);
        next += length;
        return new String(bytes, next - length, length, StandardCharsets.UTF_8);
    }

    String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalArgumentException("a text is missing");
        }
        return text;
    }

    private void require(int count) {
        if (count > end - next) {
            throw new IllegalArgumentException("the bytes end early");
        }
    }
}
