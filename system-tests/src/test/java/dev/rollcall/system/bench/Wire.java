package dev.rollcall.system.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A connection that is kept, for requests that were written before: the least a client can be, because it shares the processors
 * with what is measured. Not thread-safe.
 */
final class Wire implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int MAX_ANSWER = 1 << 16;
    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LAST_CHUNK = ascii("0\r\n\r\n");
    private static final String OK = "HTTP/1.1 200";
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CLOSE = "\r\nconnection: close";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private final URI server;
    private Socket socket;
    private InputStream in;
    private final byte[] answer = new byte[MAX_ANSWER];
    private int read;

    Wire(URI server) throws IOException {
        this.server = server;
        socket = open(server);
        in = socket.getInputStream();
    }

    private static Socket open(URI server) throws IOException {
        var socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    /** Returns a request with a body in JSON as bytes. */
    static byte[] post(URI uri, String authorization, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] head = ascii("POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/json\r\nAuthorization: " + authorization + "\r\nContent-Length: "
                + body.length + "\r\n\r\n");
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /**
     * Sends a request and reads the whole answer. A connection that the server closes after it, as it does now and then, is
     * opened again.
     *
     * @throws IOException if the answer is anything but 200
     */
    void send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        read = 0;
        int end;
        do {
            more();
            end = indexOf(HEAD_END);
        } while (end < 0);
        String head = new String(answer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        readBody(head, end + 4);
        if (head.contains(CLOSE)) {
            close();
            socket = open(server);
            in = socket.getInputStream();
        }
        if (!text(0, OK.length()).equals(OK)) {
            throw new IOException("answered " + text(0, read));
        }
    }

    private void readBody(String head, int begin) throws IOException {
        int at = head.indexOf(LENGTH);
        if (at >= 0) {
            int line = head.indexOf("\r\n", at + 2);
            String length = head.substring(at + LENGTH.length(), line < 0 ? head.length() : line);
            int whole = begin + Integer.parseInt(length.strip());
            while (read < whole) {
                more();
            }
        } else if (head.contains(CHUNKED)) {
            while (!endsWith(LAST_CHUNK)) {
                more();
            }
        }
    }

    private void more() throws IOException {
        int count = in.read(answer, read, answer.length - read);
        if (count <= 0) {
            throw new EOFException("the answer is cut off after " + read + " bytes, or too long");
        }
        read += count;
    }

    /** JSON without line ends cannot look like the last chunk. */
    private boolean endsWith(byte[] end) {
        return read >= end.length && Arrays.equals(answer, read - end.length, read, end, 0, end.length);
    }

    private int indexOf(byte[] part) {
        for (int at = 0; at + part.length <= read; at++) {
            if (Arrays.equals(answer, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        return -1;
    }

    private String text(int begin, int end) {
        return new String(answer, begin, end - begin, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
