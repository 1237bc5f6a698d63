package dev.rollcall.grading.http.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A request whose body is made while it is sent, over a connection of its own.
 *
 * @param head with which the body begins; the rest of it is blanks
 */
public record Upload(String method, String type, String head) {
    public static final long GIBIBYTE = 1L << 30;
    private static final int PIECE_BYTES = 1 << 16;
    private static final int PATIENCE_MILLIS = 120_000;

    /**
     * What became of it.
     *
     * @param sent how many bytes of the body were sent before there was an answer
     * @param answer with its head; empty if the server has ended the connection, and with it what was on its way
     */
    public record Outcome(long sent, String answer) {}

    /**
     * Sends it until the answer comes.
     *
     * @param announced how long it is said to be; less than 0: nothing is said, and it comes in chunks
     * @param most bytes that are sent
     */
    public Outcome send(URI to, String token, long announced, long most) throws IOException {
        long sent = 0;
        try (Socket socket = new Socket(to.getHost(), to.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            String length = announced < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + announced;
            write(
                    out,
                    method + " " + to.getRawPath() + " HTTP/1.1\r\nHost: " + to.getHost() + "\r\nConnection: close\r\n"
                            + "Authorization: " + token + "\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n");
            while (sent < most && socket.getInputStream().available() == 0) {
                String begin = sent == 0 ? head : "";
                String piece = begin + " ".repeat(PIECE_BYTES - begin.length());
                write(out, Integer.toHexString(PIECE_BYTES) + "\r\n" + piece + "\r\n");
                sent += PIECE_BYTES;
            }
            if (announced < 0 && sent >= most) {
                write(out, "0\r\n\r\n");
            }
            InputStream in = socket.getInputStream();
            int first = in.read();
            socket.shutdownOutput(); // or Tomcat waits for the rest of the body
            return new Outcome(
                    sent, first < 0 ? "" : (char) first + new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (SocketException e) {
            return new Outcome(sent, "");
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
