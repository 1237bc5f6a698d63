package dev.rollcall.kit.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An HTTP/1.1 request as bytes, right or wrong: no client would send most of them. Immutable.
 *
 * @param target as it stands in the first line
 * @param headers whole lines, computed when the request is sent, because tokens do not live long
 * @param length what {@code Content-Length} says; less than 0: there is none
 */
public record RawRequest(
        String method, String target, List<Supplier<String>> headers, byte[] body, long length, Ending ending) {

    private static final int PATIENCE_MILLIS = 10_000;

    /** What follows the body. */
    public enum Ending {
        /** The client waits for the answer. */
        WAITS,
        /** The client says that nothing more will come. */
        HALF_CLOSED
    }

    /** Returns a request without body. */
    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), new byte[0], -1, Ending.WAITS);
    }

    /** Returns a request with a body in UTF-8 and its length. */
    public static RawRequest of(String method, String target, String contentType, String body) {
        return of(method, target).header("Content-Type", contentType).body(body);
    }

    /** Returns the same with another method. */
    public RawRequest method(String other) {
        return new RawRequest(other, target, headers, body, length, ending);
    }

    /** Returns the same with another target. */
    public RawRequest target(String other) {
        return new RawRequest(method, other, headers, body, length, ending);
    }

    /** Returns the same with one more header. */
    public RawRequest header(String name, String value) {
        return header(name, () -> value);
    }

    /** Returns the same with one more header, whose value is asked for whenever the request is sent. */
    public RawRequest header(String name, Supplier<String> value) {
        List<Supplier<String>> more = new ArrayList<>(headers);
        more.add(() -> name + ": " + value.get());
        return new RawRequest(method, target, List.copyOf(more), body, length, ending);
    }

    /** Returns the same without the headers of that name. */
    public RawRequest without(String name) {
        List<Supplier<String>> rest = headers.stream()
                .filter(line -> !line.get().regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new RawRequest(method, target, rest, body, length, ending);
    }

    /** Returns the value of a header as it would be sent now; empty text if there is none. */
    public String value(String name) {
        return headers.stream()
                .map(Supplier::get)
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /** Returns the same with another body in UTF-8, and its length. */
    public RawRequest body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same with another body, and its length. */
    public RawRequest body(byte[] bytes) {
        return new RawRequest(method, target, headers, bytes, bytes.length, ending);
    }

    /** Returns the same with the body in one chunk, and without a length. */
    public RawRequest chunked() {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes((Integer.toHexString(body.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunks.writeBytes(body);
        chunks.writeBytes("\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new RawRequest(method, target, headers, chunks.toByteArray(), -1, ending)
                .header("Transfer-Encoding", "chunked");
    }

    /** Returns the same which announces another length than its body has; less than 0: none. */
    public RawRequest announcing(long bytes) {
        return new RawRequest(method, target, headers, body, bytes, ending);
    }

    /** Returns the same with another ending. */
    public RawRequest ending(Ending other) {
        return new RawRequest(method, target, headers, body, length, other);
    }

    /** Sends it to a port of this machine and reads until the server closes. */
    public RawReply send(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true); // or the body waits for the acknowledgement of the head
            write(socket, port);
            return RawReply.of(answer(socket.getInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(this + " to port " + port, e);
        }
    }

    /** A server that has seen enough may close before everything is written. */
    private void write(Socket socket, int port) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (value("Host").isEmpty()) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        headers.forEach(line -> head.append(line.get()).append("\r\n"));
        if (length >= 0) {
            head.append("Content-Length: ").append(length).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            if (ending == Ending.HALF_CLOSED) {
                socket.shutdownOutput();
            }
        } catch (SocketException e) {
            return;
        }
    }

    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            in.transferTo(answer);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException e) {
            // The server closed without reading the rest; what came before that is the answer.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return method + " " + (target.length() > 60 ? target.substring(0, 60) + "…" : target);
    }
}
