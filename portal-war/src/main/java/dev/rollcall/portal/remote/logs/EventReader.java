package dev.rollcall.portal.remote.logs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2.6) as their bytes come: lines end in LF or CR LF. Used by one thread at a
 * time.
 */
final class EventReader {
    /** More than the largest entry of a log service, every character of it escaped. */
    static final int MAX_EVENT_BYTES = 4 << 20;

    private final Consumer<Event> consumer;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private String id = "";
    private String name = "";

    /**
     * One event.
     *
     * @param id the latest id; it counts although the event may have none
     * @param name empty for none
     * @param data as it came, UTF-8; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, compared never
    record Event(String id, String name, byte[] data) {}

    EventReader(Consumer<Event> consumer) {
        this.consumer = consumer;
    }

    /**
     * Takes what came.
     *
     * @throws IllegalStateException if an event has more than {@link #MAX_EVENT_BYTES}
     */
    void take(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            while (part.hasRemaining()) {
                byte b = part.get();
                if (b == '\n') {
                    line();
                } else {
                    line.write(b);
                }
            }
            if (line.size() + data.size() > MAX_EVENT_BYTES) {
                throw new IllegalStateException("an event has more than " + MAX_EVENT_BYTES + " bytes");
            }
        }
    }

    private void line() {
        byte[] bytes = line.toByteArray();
        line.reset();
        int end = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        if (end == 0) {
            event();
        } else if (begins(bytes, "data:")) {
            int begin = valueOf(bytes, 5);
            if (data.size() > 0) {
                data.write('\n');
            }
            data.write(bytes, begin, end - begin);
        } else if (begins(bytes, "id:")) {
            id = text(bytes, valueOf(bytes, 3), end);
        } else if (begins(bytes, "event:")) {
            name = text(bytes, valueOf(bytes, 6), end);
        }
    }

    private void event() {
        consumer.accept(new Event(id, name, data.toByteArray()));
        data.reset();
        name = "";
    }

    private static boolean begins(byte[] bytes, String field) {
        if (bytes.length < field.length()) {
            return false;
        }
        for (int i = 0; i < field.length(); i++) {
            if (bytes[i] != field.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** One space behind the colon does not count. */
    private static int valueOf(byte[] bytes, int begin) {
        return begin < bytes.length && bytes[begin] == ' ' ? begin + 1 : begin;
    }

    private static String text(byte[] bytes, int begin, int end) {
        return new String(bytes, begin, Math.max(0, end - begin), StandardCharsets.UTF_8);
    }
}
