package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Server-sent events, read from a raw connection. */
class EventStreamServletTest {

    private static final int LARGE = 2_000;

    private RunningRegistry registry;

    @BeforeEach
    void start() {
        registry = RunningRegistry.start(
                "rollcall.registry.probe.period", "PT1H", "rollcall.registry.watch.beat", "PT0.1S");
        registry.register("Stock", 9);
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "the registry is on its roll",
                () -> !registry.listed("RegistryService").isEmpty());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    /** A reader of events. */
    private final class Reader implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", registry.port());
        private final BufferedReader in;

        Reader(String query, String lastEventId) throws IOException {
            socket.setSoTimeout(10_000);
            String known = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /services" + query + " HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
                                    + known + "Authorization: " + registry.bearer("Portal") + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> head = block();
            assertTrue(head.get(0).startsWith("HTTP/1.1 200"), head.toString());
            assertTrue(head.contains("Content-Type: text/event-stream;charset=UTF-8"), head.toString());
            assertEquals(List.of("retry: 1000"), block());
        }

        /** Returns the lines up to the next empty one. */
        List<String> block() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        /** Returns the next event, heartbeats passed over. */
        List<String> event() throws IOException {
            List<String> block = block();
            while (block.equals(List.of(":"))) {
                block = block();
            }
            assertEquals(3, block.size(), block.toString());
            assertEquals("event: roll", block.get(1));
            return block;
        }

        int services() throws IOException {
            return RunningRegistry.json(event().get(2).substring("data: ".length()))
                    .getJsonArray("Services")
                    .size();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void theStateIsToldAtOnceAndAfterEachChange() throws IOException {
        try (Reader reader = new Reader("?name=Stock", "")) {
            assertEquals(1, reader.services());
            registry.register("Stock", 10);
            assertEquals(2, reader.services());
            registry.register("Shop", 10);
            registry.register("Stock", 11);
            assertEquals(3, reader.services());
        }
    }

    @Test
    void whoComesBackIsToldOnlyWhatIsNew() throws IOException {
        String known;
        try (Reader reader = new Reader("?name=Stock", "")) {
            known = reader.event().get(0).substring("id: ".length());
        }
        try (Reader reader = new Reader("?name=Stock", known)) {
            assertEquals(List.of(":"), reader.block(), "a heartbeat before any event");
            registry.register("Stock", 10);
            assertEquals(2, reader.services());
        }
        try (Reader reader = new Reader("?name=Stock", known)) {
            assertEquals(2, reader.services());
        }
    }

    @Test
    void whoAsksForTheHeadOnlyIsAnsweredAtOnce() {
        HttpResponse<String> answer = registry.send(
                "HEAD",
                "/services?name=Stock",
                null,
                "Accept",
                "text/event-stream",
                "Authorization",
                registry.bearer("Portal"));

        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/event-stream;charset=UTF-8",
                answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void theConnectionIsShownToWork() throws IOException {
        try (Reader reader = new Reader("?name=Stock", "")) {
            reader.event();
            assertEquals(List.of(":"), reader.block());
            assertEquals(List.of(":"), reader.block());
        }
    }

    @Test
    void whoDoesNotReadIsToldTheNewestLaterAndDelaysNobody() throws IOException {
        for (int port = 1; port < LARGE; port++) {
            registry.register("Large", port);
        }
        try (Reader slow = new Reader("?name=Large", "");
                Reader quick = new Reader("?name=Large", "")) {
            quick.event();
            for (int i = 1; i <= 20; i++) {
                registry.register("Large", LARGE + i);
                List<String> event = quick.event();
                while (!event.get(2).contains("\"Large" + (LARGE + i) + "\"")) {
                    event = quick.event();
                }
            }

            int events = 0;
            String last = "";
            while (!last.contains("\"Large" + (LARGE + 20) + "\"")) {
                last = slow.event().get(2);
                events++;
            }
            assertTrue(events < 20, events + " events");
        }
    }

    @Test
    void theEndOfTheRegistryEndsTheStream() throws IOException {
        try (Reader reader = new Reader("?name=Stock", "")) {
            reader.event();

            registry.close();

            List<String> rest = reader.block();
            while (rest.equals(List.of(":"))) {
                rest = reader.block();
            }
            assertEquals(List.of(), rest);
        }
    }
}
