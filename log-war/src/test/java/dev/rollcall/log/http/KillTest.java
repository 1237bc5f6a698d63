package dev.rollcall.log.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.SegmentReader;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The log service is killed (kill -9) at random moments while producers send, again and again: of what was acknowledged
 * nothing is missing, and nothing is there twice although what was not acknowledged is sent again.
 */
class KillTest {

    private static final int ROUNDS = Scale.of(3, 50);
    private static final int PRODUCERS = 4;
    private static final int BATCH = 100;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedIsThereOnce() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Producer> producers = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            producers.add(new Producer(folder));
        }

        for (int round = 0; round < ROUNDS; round++) {
            round(producers, random);
        }

        Map<UUID, Long> found = found(seed);
        for (Producer producer : producers) {
            long last = found.getOrDefault(producer.id, 0L);
            assertTrue(producer.acknowledged > 0, "seed " + seed);
            assertTrue(last >= producer.acknowledged, last + " of " + producer.acknowledged + ", seed " + seed);
        }
    }

    private void round(List<Producer> producers, Random random) throws Exception {
        try (UploadProcess server = UploadProcess.start(folder)) {
            List<Thread> threads = new ArrayList<>();
            long before = producers.stream()
                    .mapToLong(producer -> producer.acknowledged)
                    .sum();
            for (Producer producer : producers) {
                Thread thread = new Thread(() -> producer.sendUntilRefused(server.port()));
                thread.start();
                threads.add(thread);
            }
            // Killed in the middle of what it does: after a random number of acknowledged events.
            long enough = before + BATCH * (5 + random.nextInt(100));
            while (producers.stream()
                            .mapToLong(producer -> producer.acknowledged)
                            .sum()
                    < enough) {
                assertTrue(threads.stream().anyMatch(Thread::isAlive), server::errors);
                Thread.onSpinWait();
            }
            server.kill();
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /** Returns the last sequence of each producer; all up to it are there, each once. */
    private Map<UUID, Long> found(long seed) throws IOException {
        Map<UUID, Long> last = new HashMap<>();
        EventCursor events = SegmentReader.read(folder.resolve("segments"));
        for (StoredEvent event = events.next(); event != null; event = events.next()) {
            ProducerSequence origin = event.record().origin();
            long expected = last.getOrDefault(origin.producer(), 0L) + 1;
            assertEquals(expected, origin.sequence(), "seed " + seed);
            assertEquals("event " + expected, event.record().text());
            last.put(origin.producer(), expected);
        }
        return last;
    }

    /** Sends events in order; what was not acknowledged is sent again, to the next server. */
    private static final class Producer {

        private final UUID id = UUID.randomUUID();
        private final Path folder;
        private volatile long acknowledged;

        Producer(Path folder) {
            this.folder = folder;
        }

        void sendUntilRefused(int port) {
            try {
                while (send(port) == 200) {
                    acknowledged += BATCH;
                }
            } catch (IOException e) {
                // Killed.
            }
        }

        private int send(int port) throws IOException {
            StringBuilder body = new StringBuilder();
            for (long sequence = acknowledged + 1; sequence <= acknowledged + BATCH; sequence++) {
                body.append("{\"message\":\"event ").append(sequence).append("\"}\n");
            }
            HttpURLConnection connection =
                    (HttpURLConnection) new URL("http://127.0.0.1:" + port + "/log").openConnection();
            connection.setDoOutput(true);
            // A body that is sent again behind our back would hide what is tested.
            connection.setChunkedStreamingMode(0);
            connection.setRequestProperty("Content-Type", "application/x-ndjson");
            connection.setRequestProperty("Log-Producer", id.toString());
            connection.setRequestProperty("Log-Sequence", Long.toString(acknowledged + 1));
            connection.setRequestProperty("Authorization", UploadProcess.token(folder));
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.toString().getBytes(UTF_8));
            }
            int status = connection.getResponseCode();
            connection.getInputStream().readAllBytes();
            return status;
        }
    }
}
