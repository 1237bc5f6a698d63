package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of the machine is set back by an hour between two saves: numbers tell the order, times tell what the clock said. */
class ClockSetBackTest {
    private static final String CELL = Race.CELL;

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

    private HttpResponse<String> save(String score, String... headers) {
        return server.send("PUT", CELL, "{\"score\":" + score + "}", server.anna(), headers);
    }

    private List<JsonObject> history() {
        return json(server.get(Race.HISTORY, server.anna()))
                .getJsonArray("changes")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void versionsGrowAndTheHistoryKeepsItsOrder() {
        HttpResponse<String> before = save("1", "If-None-Match", "*");
        server.time.jump(Duration.ofHours(-1));
        HttpResponse<String> after = save("2", "If-Match", header(before, "ETag"));
        HttpResponse<String> stale = save("3", "If-Match", header(before, "ETag"));

        assertEquals(List.of(201, 200, 412), List.of(before.statusCode(), after.statusCode(), stale.statusCode()));
        assertEquals(
                List.of(json(after).getInt("version"), json(before).getInt("version")),
                history().stream().map(change -> change.getInt("number")).toList());
        assertEquals(
                List.of("2026-11-22T07:00:00Z", "2026-11-22T08:00:00Z"),
                history().stream().map(change -> change.getString("at")).toList());
    }

    @Test
    void whoSendsAgainIsStillRecognised() {
        HttpResponse<String> once = save("1", "If-None-Match", "*", "Idempotency-Key", "k-1");
        server.time.jump(Duration.ofHours(-1));
        HttpResponse<String> again = save("1", "If-None-Match", "*", "Idempotency-Key", "k-1");

        assertEquals(once.body(), again.body());
        assertEquals(1, history().size());
    }
}
