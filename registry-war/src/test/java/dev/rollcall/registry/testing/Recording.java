package dev.rollcall.registry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A request recorded from a program of the tutorial. Stored with plain line ends; header lines get their CR back when it
 * is replayed, the body is sent as it is. Only the digits of a port may be replaced, four for four, when the recorded one
 * is taken on this machine.
 */
public final class Recording {

    private Recording() {}

    /** Returns the bytes of the recorded request {@code name}. */
    public static byte[] of(String name) {
        try (InputStream in = Recording.class.getResourceAsStream("/tutorial/" + name + ".http")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            int end = text.indexOf("\n\n");
            String head = text.substring(0, end + 2).replace("\n", "\r\n");
            return (head + text.substring(end + 2)).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the bytes with the port of one service replaced by another of four digits. */
    public static byte[] of(String name, int recordedPort, int port, int... further) {
        String text = new String(of(name), StandardCharsets.UTF_8);
        text = text.replace("localhost:" + recordedPort, "localhost:" + port);
        for (int i = 0; i < further.length; i += 2) {
            text = text.replace("localhost:" + further[i], "localhost:" + further[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
