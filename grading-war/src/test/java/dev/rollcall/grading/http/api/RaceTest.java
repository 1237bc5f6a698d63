package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clients at the same cell at the same moment, and clients that do not hear the answer. */
class RaceTest {
    private static final int ROUNDS = Scale.of(150, 10_000);

    @TempDir
    Path folder;

    private final ExecutorService clients = Executors.newFixedThreadPool(2);
    private SchoolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SchoolServer(folder);
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        server.close();
    }

    @Test
    void onAFilledCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(server, server, clients).onAFilledCell(ROUNDS);
    }

    @Test
    void onAnEmptyCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(server, server, clients).onAnEmptyCell(ROUNDS);
    }

    private List<JsonObject> history() {
        return json(server.get(Race.HISTORY, server.anna()))
                .getJsonArray("changes")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void oneOfTwoRequestsWithTheSameKeyIsDoneAndBothGetItsAnswer() throws Exception {
        for (int round = 0; round < ROUNDS / 10; round++) {
            CyclicBarrier start = new CyclicBarrier(2);
            String key = "key-" + round;
            Callable<HttpResponse<String>> request = () -> {
                start.await();
                return server.send(
                        "PATCH",
                        "/classes/algebra/results",
                        "{\"results\":[{\"lineItem\":\"nothing\",\"student\":\"p-ben\",\"score\":1}]}",
                        server.anna(),
                        "Idempotency-Key",
                        key);
            };
            List<String> answers = clients.invokeAll(List.of(request, request)).stream()
                    .map(one -> Race.answer(one).body())
                    .toList();

            assertEquals(answers.get(0), answers.get(1));
        }
    }

    @Test
    void whoDidNotHearTheAnswerAsksAgainAndItIsDoneOnce() throws Exception {
        String body = "{\"score\":17}";
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoLinger(true, 0); // the connection is reset, not ended
            socket.getOutputStream()
                    .write(("PUT /grading/api/v1" + Race.CELL + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                                    + server.anna() + "\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length() + "\r\nIf-None-Match: *\r\nIdempotency-Key: k-1\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            Eventually.passes(
                    Duration.ofSeconds(10), () -> assertEquals(1, history().size()));
        }

        HttpResponse<String> again =
                server.send("PUT", Race.CELL, body, server.anna(), "If-None-Match", "*", "Idempotency-Key", "k-1");

        assertEquals(201, again.statusCode(), again.body());
        assertEquals(1, history().size());
    }
}
