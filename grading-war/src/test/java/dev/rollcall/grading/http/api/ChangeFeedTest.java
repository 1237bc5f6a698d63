package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The changes of a class as they happen. */
class ChangeFeedTest {
    @TempDir
    Path folder;

    private SchoolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SchoolServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A reader of events. */
    private final class Reader implements AutoCloseable {
        private final Socket socket = new Socket("127.0.0.1", server.port());
        private final BufferedReader in;

        Reader(String lastEventId) throws IOException {
            socket.setSoTimeout(10_000);
            String known = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /grading/api/v1/classes/algebra/changes HTTP/1.0\r\nHost: 127.0.0.1\r\n"
                                    + "Accept: text/event-stream\r\n" + known + "Authorization: " + server.anna()
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            List<String> head = block();
            assertTrue(head.get(0).startsWith("HTTP/1.1 200"), head.toString());
            assertEquals(List.of("retry: 1000"), block());
        }

        List<String> block() throws IOException {
            List<String> lines = new ArrayList<>();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                lines.add(line);
            }
            return lines;
        }

        /** Returns the id of the next event, heartbeats passed over. */
        String event() throws IOException {
            List<String> block = block();
            while (block.equals(List.of(":"))) {
                block = block();
            }
            assertEquals("event: change", block.get(1));
            return block.get(0).substring("id: ".length());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private String save(String item, int score) {
        return SchoolServer.header(
                        server.send(
                                "PUT",
                                "/classes/algebra/results/" + item + "/p-ben",
                                "{\"score\":" + score + "}",
                                server.anna(),
                                "If-None-Match",
                                "*"),
                        "ETag")
                .replace("\"", "");
    }

    @Test
    void whoListensIsToldOfEachChangeOnceAndInOrder() throws IOException {
        try (Reader reader = new Reader("")) {
            String first = save("quiz", 1);
            String second = save("essay", 2);

            assertEquals(List.of(first, second), List.of(reader.event(), reader.event()));
        }
    }

    @Test
    void whoComesAgainMissesNothing() throws IOException {
        String first = save("quiz", 1);
        String second = save("essay", 2);

        try (Reader reader = new Reader(first)) {
            assertEquals(second, reader.event());
        }
    }

    @Test
    void changesOfAnotherInstanceOnTheSameDatabaseAreToldToo() throws IOException {
        try (Reader reader = new Reader("0")) {
            String last = "";
            while (!last.equals(String.valueOf(newest()))) {
                last = reader.event();
            }
            server.feed.poll(server.school);
            var elsewhere = dev.rollcall.grading.gradebook.Origin.plain("dora", "api");
            server.school.change(tx -> tx.in(new dev.rollcall.grading.gradebook.Id("algebra"), elsewhere)
                    .items()
                    .insert(Example.item("late", "Late", java.util.Optional.empty(), 5, true)));

            server.feed.poll(server.school);

            assertEquals(String.valueOf(newest()), reader.event());
        }
    }

    private long newest() {
        var id = new dev.rollcall.grading.gradebook.Id("algebra");
        return server.school.read(tx -> tx.revisions(List.of(id)).get(id));
    }

    @Test
    void whoDoesNotBelongToTheClassAnyMoreTheNextDayIsToldNothingOfIt() throws IOException {
        String anna = "/classes/algebra/enrolments/p-anna";
        server.send(
                "PUT",
                anna,
                "{\"role\":\"teacher\",\"endDate\":\"2026-11-23\"}",
                server.admin(),
                "If-Match",
                SchoolServer.header(server.get(anna, server.admin()), "ETag"));
        try (Reader reader = new Reader("")) {
            String today = save("quiz", 1);
            assertEquals(today, reader.event());

            server.time.jump(Duration.ofDays(1));
            server.send(
                    "PUT",
                    "/classes/algebra/results/essay/p-ben",
                    "{\"score\":2}",
                    server.admin(),
                    "If-None-Match",
                    "*");

            assertEquals(List.of(), reader.block(), "the end");
        }
    }

    @Test
    void aReaderThatHasGoneIsForgotten() throws IOException {
        try (Reader reader = new Reader("")) {
            assertEquals(1, server.feed.count());
        }

        Eventually.passes(Duration.ofSeconds(10), () -> {
            server.feed.beat();
            assertEquals(0, server.feed.count());
        });
    }
}
