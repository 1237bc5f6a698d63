package dev.rollcall.log.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Bytes that grow at their end. Numbers are variable: seven bits in each byte, the lowest first. Not thread-safe. */
final class ByteWriter {

    private byte[] bytes;
    private int size;

    ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns the bytes themselves; those from {@link #size} on mean nothing. */
    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    /** Forgets everything, but keeps its room. */
    void clear() {
        size = 0;
    }

    /** Leaves room for {@code count} bytes and returns where it begins. */
    int skip(int count) {
        reserve(count);
        size += count;
        return size - count;
    }

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    /** Appends a number that is not negative in one to nine bytes, a negative one in ten. */
    void number(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** Appends a number that may be negative, so that it is short where it is near to 0. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** Appends a time: seconds since 1970, and nanoseconds. */
    void time(Instant time) {
        signed(time.getEpochSecond());
        number(time.getNano());
    }

    /** Appends a text or its absence. */
    void text(@Nullable String text) {
        if (text == null) {
            octet(0);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length + 1L);
        raw(utf8, 0, utf8.length);
    }

    void raw(byte[] from, int offset, int length) {
        reserve(length);
        System.arraycopy(from, offset, bytes, size, length);
        size += length;
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
