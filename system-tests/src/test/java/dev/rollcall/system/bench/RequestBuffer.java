package dev.rollcall.system.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Collects the bytes of one HTTP request. Not thread-safe. */
final class RequestBuffer {
    private static final int MAX_BYTES = 1 << 20;
    private static final String LENGTH = "\r\ncontent-length:";

    private ByteBuffer bytes = ByteBuffer.allocate(4096);
    private String head = "";
    private int begin;
    private int length;

    /** Returns where further bytes go. */
    ByteBuffer space() {
        if (!bytes.hasRemaining()) {
            if (bytes.capacity() >= MAX_BYTES) {
                throw new IllegalStateException("the request is longer than " + MAX_BYTES + " bytes");
            }
            bytes = ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
        }
        return bytes;
    }

    boolean complete() {
        if (head.isEmpty()) {
            readHead();
        }
        return !head.isEmpty() && bytes.position() >= begin + length;
    }

    private void readHead() {
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end >= 0) {
            head = text.substring(0, end + 2);
            begin = end + 4;
            int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
            length = at < 0
                    ? 0
                    : Integer.parseInt(head.substring(at + LENGTH.length(), head.indexOf("\r\n", at + 2))
                            .strip());
        }
    }

    String path() {
        return head.substring(head.indexOf(' ') + 1, head.indexOf(' ', head.indexOf(' ') + 1));
    }

    byte[] body() {
        return Arrays.copyOfRange(bytes.array(), begin, begin + length);
    }

    /** Forgets the request; nothing of the next one can be there before this one is answered. */
    void next() {
        bytes.clear();
        head = "";
    }
}
