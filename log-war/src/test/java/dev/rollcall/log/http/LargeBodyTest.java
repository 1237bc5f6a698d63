package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.SegmentStore;
import dev.rollcall.log.store.StoredEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body of any size passes through a JVM with 64 MiB: 128 MiB here, 1 GiB with {@code -Pfull}. */
class LargeBodyTest {

    private static final long BODY_BYTES = Scale.full() ? 1L << 30 : 128L << 20;
    private static final int LINE_BYTES = 128;

    @TempDir
    Path folder;

    private UploadProcess server;

    @BeforeEach
    void start() throws IOException {
        server = UploadProcess.start(folder, "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        server.close();
    }

    @Test
    void manyLines() throws IOException, InterruptedException {
        byte[] block = block();

        int status = post(BODY_BYTES, block);

        assertEquals(200, status, server::errors);
        stop();
        try (SegmentStore store = reopened()) {
            EventCursor events = store.backward(Long.MAX_VALUE);
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

        assertEquals(200, status, server::errors);
        stop();
        try (SegmentStore store = reopened()) {
            EventCursor events = store.forward(1);
            assertEquals(1, store.last());
            String text = Objects.requireNonNull(events.next()).record().text();
            assertTrue(text.endsWith("xxx [cut: the line had " + BODY_BYTES + " bytes]"));
            assertTrue(text.length() < 270_000, () -> "length: " + text.length());
        }
    }

    @Test
    void aBombIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] block = new byte[1 << 20];
            for (int i = 0; i <= 256; i++) {
                gzip.write(block);
            }
        }

        HttpURLConnection connection = open(bomb.size());
        connection.setRequestProperty("Content-Encoding", "gzip");
        connection.getOutputStream().write(bomb.toByteArray());

        assertEquals(413, connection.getResponseCode(), server::errors);
        assertEquals(200, post(block().length, block()), server::errors);
    }

    /** A million names of attributes, each of its own. */
    @Test
    void manyNames() throws IOException, InterruptedException {
        StringBuilder events = new StringBuilder();
        for (int event = 0; event < 20_000; event++) {
            events.append("{\"message\":\"m\"");
            for (int name = 0; name < 50; name++) {
                events.append(",\"n").append(event * 50 + name).append("\":").append(name);
            }
            events.append("}\n");
        }
        byte[] body = events.toString().getBytes(US_ASCII);

        HttpURLConnection connection = open(body.length);
        connection.setRequestProperty("Content-Type", "application/x-ndjson");
        connection.setRequestProperty("Authorization", UploadProcess.token(folder));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }

        assertEquals(200, connection.getResponseCode(), server::errors);
        stop();
        try (SegmentStore store = reopened()) {
            assertEquals(20_000, store.last());
            StoredEvent last = store.fetch(new long[] {20_000}).get(0);
            assertEquals("49", last.record().attributes().get("n999999"));
        }
    }

    private HttpURLConnection open(long bytes) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) new URL("http://127.0.0.1:" + server.port() + "/log").openConnection();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "text/plain");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes);
        return connection;
    }

    private int post(long bytes, byte[] block) throws IOException {
        HttpURLConnection connection = open(bytes);
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

    private SegmentStore reopened() throws IOException {
        SystemTime time = SystemTime.INSTANCE;
        return SegmentStore.open(
                folder.resolve("segments"),
                Fixtures.keepingAll(),
                new SegmentStore.Surroundings(time, time, Timer.NONE));
    }
}
