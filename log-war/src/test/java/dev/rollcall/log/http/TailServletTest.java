package dev.rollcall.log.http;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static dev.rollcall.log.store.Fixtures.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.log.store.LogLevel;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Following the log over HTTP. */
class TailServletTest {

    private static final int READERS = 20;
    private static final int BATCH = 50;
    private static final Duration BATCH_PERIOD = Duration.ofMillis(10);

    private static LogServer server;

    @BeforeAll
    static void start() {
        server = LogServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Who has left is noticed when something is told, which everybody here wants to hear. */
    @BeforeEach
    void clear() {
        Eventually.isTrue(Duration.ofSeconds(30), "the readers of the last test are gone", () -> {
            server.store().append(List.of(record(STOCK, LogLevel.INFO, null, "sold to anybody")));
            return server.reading().followers().count() == 0;
        });
        server.store().clear();
    }

    @Test
    void whatIsLoggedIsToldAsItComes() throws IOException {
        server.store().append(List.of(record("before")));
        try (TailReader reader = new TailReader(server, "", "")) {
            server.store().append(List.of(record("one"), record("two\nlines")));

            TailReader.Event first = reader.event();
            assertEquals(2, first.id());
            assertEquals("log", first.type());
            assertTrue(first.data().contains("\"text\":\"one\""), first.data());
            assertTrue(reader.event().data().contains("\"text\":\"two\\nlines\""));
        }
    }

    @Test
    void onlyWhatIsWantedIsTold() throws IOException {
        try (TailReader reader = new TailReader(server, "?service=Stock&q=sold", "")) {
            server.store()
                    .append(List.of(
                            record(SHOP, LogLevel.INFO, null, "sold"),
                            record(STOCK, LogLevel.INFO, null, "bought"),
                            record(STOCK, LogLevel.INFO, null, "sold")));

            assertEquals(3, reader.event().id());
        }
    }

    @Test
    void whoComesBackMissesNothing() throws IOException {
        server.store().append(List.of(record("one"), record("two"), record("three")));

        try (TailReader reader = new TailReader(server, "", "1")) {
            assertEquals(2, reader.event().id());
            assertEquals(3, reader.event().id());
        }
        try (TailReader reader = new TailReader(server, "?after=2", "")) {
            assertEquals(3, reader.event().id());
        }
    }

    @Test
    void aHeartbeatTellsHowFarAReaderIs() throws IOException {
        try (TailReader reader = new TailReader(server, "?q=anybody", "")) {
            server.store().append(List.of(record("one"), record("two")));

            TailReader.Event beat = reader.next();
            while (beat.id() == 0) { // it was due before there was anything
                beat = reader.next();
            }

            assertEquals("", beat.type());
            assertEquals(2, beat.id());
        }
    }

    @Test
    void thereAreNotTooManyReaders() throws IOException {
        List<TailReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < server.reading().followers().most(); i++) {
                readers.add(new TailReader(server, "", ""));
            }

            var answer = Http.get(server.uri("/log/tail"), "Authorization", server.token("Portal"));

            assertEquals(503, answer.statusCode());
            assertEquals("10", answer.headers().firstValue("Retry-After").orElse(""));
        } finally {
            for (TailReader reader : readers) {
                reader.close();
            }
        }
    }

    /** All events have the same time; each reader leaves again and again and comes back with what it has seen last. */
    @Test
    void readersThatComeBackLoseAndRepeatNothing() throws Exception {
        int events = Scale.times(10_000);
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try {
            List<Future<Integer>> readers = IntStream.range(0, READERS)
                    .mapToObj(i -> threads.submit(() -> followed(events, new Random(i))))
                    .toList();
            for (int i = 0; i < events; i += BATCH) {
                server.store()
                        .append(IntStream.range(0, BATCH)
                                .mapToObj(n -> record("event"))
                                .toList());
                LockSupport.parkNanos(BATCH_PERIOD.toNanos());
            }
            for (Future<Integer> reader : readers) {
                assertTrue(comebacks(reader) > 0, "a reader never came back");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int comebacks(Future<Integer> reader) throws Exception {
        try {
            return reader.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        }
    }

    /** Who has left is counted until something is told to them: on a busy machine there may be too many for a while. */
    private static TailReader comingBack(long seen) {
        AtomicReference<TailReader> reader = new AtomicReference<>();
        Eventually.passes(Duration.ofSeconds(30), () -> reader.set(new TailReader(server, "", Long.toString(seen))));
        return reader.get();
    }

    /** Reads until the last event; returns how often it came back. */
    private static int followed(int events, Random random) throws IOException {
        long seen = 0;
        int times = 0;
        while (seen < events) {
            try (TailReader reader = comingBack(seen)) {
                long leave = seen + 1 + random.nextInt(events / 5);
                while (seen < Math.min(leave, events)) {
                    TailReader.Event event = reader.event();
                    assertEquals("log", event.type());
                    assertEquals(seen + 1, event.id());
                    seen = event.id();
                }
            }
            times++;
        }
        return times - 1;
    }
}
