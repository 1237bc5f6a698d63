package dev.rollcall.portal.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A browser that reads events over a connection of its own. */
public final class EventLines implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Socket socket;
    private final StringBuilder text = new StringBuilder();

    /** Asks for events, as an operator. */
    public EventLines(int port, String path, String... headers) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) LIMIT.toMillis());
        StringBuilder head = new StringBuilder(
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Person: mia operator\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        socket.getOutputStream().write(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads up to and with some text; fails after a while. */
    public String until(String wanted) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8_192];
        while (text.indexOf(wanted) < 0) {
            int length = in.read(buffer);
            if (length < 0) {
                throw new IOException("the answer ended without " + wanted + ": " + text);
            }
            text.append(new String(buffer, 0, length, StandardCharsets.UTF_8));
        }
        int end = text.indexOf(wanted) + wanted.length();
        String read = text.substring(0, end);
        text.delete(0, end);
        return read;
    }

    /** Reads to the end; fails after a while. */
    public String end() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
