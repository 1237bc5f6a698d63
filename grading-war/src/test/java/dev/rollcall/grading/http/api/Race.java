package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Two clients who save into the same cell at the same moment, again and again: one wins, and the other is told. */
final class Race {
    static final String CELL = "/classes/algebra/results/quiz/p-ben";
    static final String HISTORY = "/classes/algebra/changes?lineItem=quiz&student=p-ben&limit=1000";

    private static final int PAGE = 1_000;

    private final List<SchoolServer> servers;
    private final ExecutorService clients;

    /** @param clients two threads */
    Race(SchoolServer first, SchoolServer second, ExecutorService clients) {
        this.servers = List.of(first, second);
        this.clients = clients;
    }

    static HttpResponse<String> answer(Future<HttpResponse<String>> one) {
        try {
            return one.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    void onAFilledCell(int rounds) throws Exception {
        SchoolServer server = servers.get(0);
        String tag = header(server.send("PUT", CELL, "{\"score\":0}", server.anna(), "If-None-Match", "*"), "ETag");
        for (int round = 0; round < rounds; round++) {
            tag = header(oneWins(both(round, "If-Match", tag), 200), "ETag");
        }

        assertHistory(rounds + 1);
    }

    void onAnEmptyCell(int rounds) throws Exception {
        SchoolServer server = servers.get(0);
        for (int round = 0; round < rounds; round++) {
            HttpResponse<String> won = oneWins(both(round, "If-None-Match", "*"), 201);
            server.send("DELETE", CELL, null, server.anna(), "If-Match", header(won, "ETag"));
        }

        assertHistory(2 * rounds);
    }

    /** Lets both save at once, each another score; returns both answers. */
    private List<HttpResponse<String>> both(int round, String... precondition) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<HttpResponse<String>>> tasks = new ArrayList<>();
        for (SchoolServer server : servers) {
            String body = "{\"score\":" + (1 + tasks.size()) + "." + round + "}";
            tasks.add(() -> {
                start.await();
                return server.send("PUT", CELL, body, server.anna(), precondition);
            });
        }
        return clients.invokeAll(tasks).stream().map(Race::answer).toList();
    }

    /** One is saved and stands there, wherever it is asked for; the other is told of it. */
    private HttpResponse<String> oneWins(List<HttpResponse<String>> answers, int status) {
        HttpResponse<String> won = answers.get(0).statusCode() == status ? answers.get(0) : answers.get(1);
        HttpResponse<String> lost = answers.get(0) == won ? answers.get(1) : answers.get(0);
        assertEquals(List.of(status, 412), List.of(won.statusCode(), lost.statusCode()), lost.body());
        assertEquals(
                json(won).getJsonNumber("score"),
                json(lost).getJsonObject("current").getJsonNumber("score"));
        for (SchoolServer server : servers) {
            assertEquals(won.body(), server.get(CELL, server.anna()).body());
        }
        return won;
    }

    private void assertHistory(int count) {
        SchoolServer server = servers.get(1);
        assertEquals(
                Math.min(PAGE, count),
                json(server.get(HISTORY, server.anna())).getJsonArray("changes").size());
    }
}
