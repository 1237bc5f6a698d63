package dev.rollcall.registry.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** HTTP messages as bytes on a socket. */
public final class RawHttp {

    private RawHttp() {}

    /** One message: its first line, its headers by lower-case name, its body. */
    public record Message(String start, Map<String, String> headers, String body, long completeAt) {}

    /** Sends {@code request} over a new connection and reads one answer. */
    public static Message exchange(int port, byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return exchange(socket, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends {@code request} over {@code socket} and reads one answer. */
    public static Message exchange(Socket socket, byte[] request) throws IOException {
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return read(socket.getInputStream());
    }

    /** Reads one message whose body has a length; null at the end of the stream. */
    public static Message read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Message(start, headers, body, System.nanoTime());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return line.toString(StandardCharsets.UTF_8).replaceAll("\r$", "");
            }
            line.write(b);
        }
        return null;
    }
}
