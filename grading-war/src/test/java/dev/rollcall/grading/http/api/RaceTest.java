package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two clients at the same cell at the same moment, and clients that do not hear the answer. */
class RaceTest {
    private static final int ROUNDS = Integer.getInteger("rollcall.scale", 1) > 1 ? 10_000 : 150;
    private static final String CELL = "/classes/algebra/results/quiz/p-ben";
    private static final String HISTORY = "/classes/algebra/changes?lineItem=quiz&student=p-ben&limit=1000";

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

    /** Lets both save at once, each another score; returns both answers. */
    private List<HttpResponse<String>> race(int round, String... precondition) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<HttpResponse<String>>> both = IntStream.of(1, 2)
                .mapToObj(client -> (Callable<HttpResponse<String>>) () -> {
                    String body = "{\"score\":" + client + "." + round + "}";
                    start.await();
                    return server.send("PUT", CELL, body, server.anna(), precondition);
                })
                .toList();
        return clients.invokeAll(both).stream().map(RaceTest::answer).toList();
    }

    private static HttpResponse<String> answer(java.util.concurrent.Future<HttpResponse<String>> one) {
        try {
            return one.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** One is saved and stands there; the other is told of it. */
    private HttpResponse<String> oneWins(List<HttpResponse<String>> answers, int status) {
        HttpResponse<String> won = answers.get(0).statusCode() == status ? answers.get(0) : answers.get(1);
        HttpResponse<String> lost = answers.get(0) == won ? answers.get(1) : answers.get(0);
        assertEquals(List.of(status, 412), List.of(won.statusCode(), lost.statusCode()), lost.body());
        assertEquals(
                json(won).getJsonNumber("score"),
                json(lost).getJsonObject("current").getJsonNumber("score"));
        assertEquals(won.body(), server.get(CELL, server.anna()).body());
        return won;
    }

    @Test
    void onAFilledCellOneWinsAndTheOtherIsTold() throws Exception {
        String tag = header(server.send("PUT", CELL, "{\"score\":0}", server.anna(), "If-None-Match", "*"), "ETag");
        for (int round = 0; round < ROUNDS; round++) {
            tag = header(oneWins(race(round, "If-Match", tag), 200), "ETag");
        }

        assertEquals(Math.min(1000, ROUNDS + 1), history().size());
    }

    @Test
    void onAnEmptyCellOneWinsAndTheOtherIsTold() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            HttpResponse<String> won = oneWins(race(round, "If-None-Match", "*"), 201);
            server.send("DELETE", CELL, null, server.anna(), "If-Match", header(won, "ETag"));
        }

        assertEquals(Math.min(1000, 2 * ROUNDS), history().size());
    }

    private List<JsonObject> history() {
        return json(server.get(HISTORY, server.anna())).getJsonArray("changes").getValuesAs(JsonObject.class);
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
                    .map(one -> answer(one).body())
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
                    .write(("PUT /grading/api/v1" + CELL + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                                    + server.anna() + "\r\nContent-Type: application/json\r\nContent-Length: "
                                    + body.length() + "\r\nIf-None-Match: *\r\nIdempotency-Key: k-1\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            Eventually.passes(
                    Duration.ofSeconds(10), () -> assertEquals(1, history().size()));
        }

        HttpResponse<String> again =
                server.send("PUT", CELL, body, server.anna(), "If-None-Match", "*", "Idempotency-Key", "k-1");

        assertEquals(201, again.statusCode(), again.body());
        assertEquals(1, history().size());
    }
}
