package dev.rollcall.portal.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events (WHATWG HTML, section 9.2.6). */
public final class SentEvent {
    private static final byte[] DATA = ascii("data: ");

    private SentEvent() {}

    /**
     * Writes one.
     *
     * @param id empty for none; without line breaks
     * @param name empty for none; without line breaks
     * @param data UTF-8; empty for none: the reader is then told nothing but the id
     */
    public static void write(OutputStream out, String id, String name, byte[] data) throws IOException {
        out.write(ascii((id.isEmpty() ? "" : "id: " + id + "\n") + (name.isEmpty() ? "" : "event: " + name + "\n")));
        int begin = 0;
        for (int i = 0; i <= data.length && data.length > 0; i++) {
            if (i == data.length || data[i] == '\n') {
                out.write(DATA);
                out.write(data, begin, i - begin);
                out.write('\n');
                begin = i + 1;
            }
        }
        out.write('\n');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
