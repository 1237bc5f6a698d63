package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.kit.testing.Eventually;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of OneRoster: looked at, done, done again, taken back. In the school there is a class algebra already. */
class RostersTest {
    private static final byte[] ARCHIVE = RosterFiles.graded()
            .replace("classes", "algebra,,,Algebra", "geometry,,,Geometry")
            .replace("enrollments", "e1,,,algebra", "e1,,,geometry")
            .replace("enrollments", "e2,,,algebra", "e2,,,geometry")
            .replace("enrollments", "e3,,,algebra", "e3,,,geometry")
            .replace("lineItems", "2026-10-08,algebra,quizzes", "2026-10-08,geometry,tests")
            .replace("lineItems", "quiz,,,", "test,,,")
            .replace("categories", "quizzes,,,", "tests,,,")
            .replace("results", "q_b,,,quiz", "q_b,,,test")
            .replace("results", "q_c,,,quiz", "q_c,,,test")
            .zip();

    private static final Duration SOON = Duration.ofSeconds(10);

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

    /** The archives that are on their way out: the last byte is sent before its file is deleted. */
    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("oneroster-"))
                    .toList();
        }
    }

    private String preview() {
        HttpResponse<String> answer = server.zip("/oneroster/imports", ARCHIVE, server.admin());
        assertEquals(201, answer.statusCode(), answer.body());
        return header(answer, "Location").replace("/grading/api/v1", "");
    }

    private HttpResponse<String> post(String address) {
        return server.send("POST", address, "{}", server.admin());
    }

    private boolean isThere(String path) {
        return server.get(path, server.admin()).statusCode() == 200;
    }

    @Test
    void aPreviewTellsWhatWouldChangeAndStoresNothing() {
        JsonObject seen = json(server.get(preview(), server.admin()));

        JsonObject report = seen.getJsonObject("report");
        assertEquals("1.2", report.getString("version"));
        assertEquals(0, report.getInt("refused"), report::toString);
        assertEquals(
                "{\"file\":\"enrollments\",\"lines\":3,\"added\":3,\"changed\":0,\"ended\":0,\"unchanged\":0,\"ignored\":0,\"refused\":0}",
                report.getJsonArray("files").getJsonObject(6).toString());
        assertEquals(3, report.getInt("matched"));
        assertEquals(
                "{\"line\":3,\"sourcedId\":\"ben/1@school\",\"column\":\"username\",\"person\":\"p-ben\","
                        + "\"from\":\"Ben Example, ben\",\"to\":\"Ben Example, ben\"}",
                report.getJsonArray("matches").getJsonObject(1).toString());
        assertEquals("keep", seen.getString("missing"));
        assertFalse(seen.containsKey("batch"));
        assertFalse(isThere("/classes/geometry"));
    }

    @Test
    void whatWasShownIsDoneOnceAndTakenBackOnce() {
        String address = preview();

        HttpResponse<String> done = post(address + "/application");
        HttpResponse<String> again = post(address + "/application");

        assertEquals(200, done.statusCode(), done.body());
        assertEquals(done.body(), again.body());
        JsonObject book = json(server.get("/classes/geometry/gradebook", server.anna()));
        assertEquals(2, book.getJsonArray("students").size(), "Anna is the one that was there");
        assertEquals(
                json(done).getString("batch"),
                json(server.get(address, server.admin())).getString("batch"));
        HttpResponse<String> undone = post(address + "/reversal");
        assertEquals(7, json(undone).getInt("undone"));
        assertEquals(0, json(undone).getInt("kept"));
        assertEquals(undone.body(), post(address + "/reversal").body(), "whoever asks later is told the same");
        assertEquals(
                1,
                json(server.get("/oneroster/imports", server.admin()))
                        .getJsonArray("imports")
                        .size());
    }

    @Test
    void whatIsNoLongerAsItWasShownIsNotDone() {
        String address = preview();
        server.send(
                "PUT",
                "/people/p-cleo",
                "{\"givenName\":\"C\",\"familyName\":\"E\",\"username\":\"cleo\"}",
                server.admin(),
                "If-Match",
                "\"1\"");

        HttpResponse<String> stale = post(address + "/application");

        assertEquals(409, stale.statusCode());
        assertTrue(stale.body().contains("import-stale"), stale.body());
        assertFalse(isThere("/classes/geometry"));
    }

    @Test
    void aDiscardedOneIsGoneAndOneThatWasNotDoneIsNotTakenBack() {
        String address = preview();

        assertEquals(409, post(address + "/reversal").statusCode());
        assertEquals(204, server.send("DELETE", address, null, server.admin()).statusCode());
        assertEquals(404, post(address + "/application").statusCode());
        assertFalse(isThere(address));
    }

    @Test
    void theSchoolGoesOutToAdministratorsAndLeavesNoFile() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri("/oneroster"))
                .header("Authorization", server.admin())
                .build();

        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        Map<String, String> files = RosterFiles.unzip(answer.body());
        assertEquals(
                "application/zip", answer.headers().firstValue("Content-Type").orElse(""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(files.get("orgs.csv").contains("school,,,Example School,school"), files.get("orgs.csv"));
        assertTrue(files.get("users.csv").contains("p-ben,,,true,ben,,Ben,Example"), files.get("users.csv"));
        Eventually.passes(SOON, () -> assertEquals(List.of(), written()));
        for (String token : List.of(server.anna(), server.callers.person("op", "operator"))) {
            assertEquals(403, server.get("/oneroster", token).statusCode());
        }
    }
}
