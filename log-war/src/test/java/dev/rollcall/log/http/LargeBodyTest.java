package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.SegmentOptions;
import dev.rollcall.log.store.SegmentStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body of any size passes through a JVM with 64 MiB: 128 MiB here, 1 GiB with {@code -Pfull}. */
class LargeBodyTest {

    private static final long BODY_BYTES = Integer.getInteger("rollcall.scale", 1) > 1 ? 1L << 30 : 128L << 20;
    private static final int LINE_BYTES = 128;

    @TempDir
    Path folder;

    private Path segments;
    private Process server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        segments = folder.resolve("segments");
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UploadServer.class.getName(),
                        segments.toString())
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
        BufferedReader output = server.inputReader(US_ASCII);
        String line = output.readLine();
        assertTrue(line != null, () -> "no port: " + errors());
        port = Integer.parseInt(line);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.getOutputStream().close();
        if (!server.waitFor(20, TimeUnit.SECONDS)) {
            server.destroyForcibly();
        }
    }

    @Test
    void manyLines() throws IOException, InterruptedException {
        byte[] block = block();

        int status = post(BODY_BYTES, block);

        assertEquals(200, status, this::errors);
        stop();
        try (SegmentStore store = open();
                EventCursor events = store.backward(Long.MAX_VALUE)) {
            assertEquals(BODY_BYTES / LINE_BYTES, store.last());
            assertEquals(
                    "x".repeat(LINE_BYTES - 10),
                    Objects.requireNonNull(events.next()).record().text());
        }
    }

    @Test
    void oneLine() throws IOException, InterruptedException {
        byte[] block = new byte[1 << 20];
        java.util.Arrays.fill(block, (byte) 'x');

        int status = post(BODY_BYTES, block);

        assertEquals(200, status, this::errors);
        stop();
        try (SegmentStore store = open();
                EventCursor events = store.forward(1)) {
            assertEquals(1, store.last());
            String text = Objects.requireNonNull(events.next()).record().text();
            assertTrue(text.endsWith("xxx [cut: the line had " + BODY_BYTES + " bytes]"));
            assertTrue(text.length() < 270_000, () -> "length: " + text.length());
        }
    }

    private int post(long bytes, byte[] block) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) new URL("http://127.0.0.1:" + port + "/log").openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "text/plain");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes);
        try (OutputStream out = connection.getOutputStream()) {
            for (long sent = 0; sent < bytes; sent += block.length) {
                out.write(block);
            }
        }
        return connection.getResponseCode();
    }

    private static byte[] block() {
        String line = "[Shop] - " + "x".repeat(LINE_BYTES - 10) + "\n";
        return line.repeat((1 << 20) / LINE_BYTES).getBytes(US_ASCII);
    }

    private SegmentStore open() throws IOException {
        SystemTime time = SystemTime.INSTANCE;
        return SegmentStore.open(
                segments, SegmentOptions.keepingAll(), new SegmentStore.Surroundings(time, time, Timer.NONE));
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("stderr.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
