package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters that the class algebra uses, whose term is closed: Cleo has 18 of 20 points in it, which is an A. */
class ClosedLettersTest {
    private static final String SCHEME = "/letter-schemes/letters";
    private static final String LETTERS =
            "[{\"letter\":\"B\",\"from\":80.0},{\"letter\":\"F\",\"from\":0}," + "{\"letter\":\"A\",\"from\":90}]";
    private static final String OTHERS = "[{\"letter\":\"A\",\"from\":95},{\"letter\":\"B\",\"from\":0}]";

    private SchoolServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        server.send(
                "PUT", "/classes/algebra/results/quiz/p-cleo", "{\"score\":18}", server.anna(), "If-None-Match", "*");
        term(true);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void term(boolean closed) {
        HttpResponse<String> term = server.get("/terms/year-26", server.admin());
        String body = term.body().replaceFirst("\"closed\":(true|false)", "\"closed\":" + closed);
        HttpResponse<String> put =
                server.send("PUT", "/terms/year-26", body, server.admin(), "If-Match", header(term, "ETag"));
        assertEquals(200, put.statusCode(), put.body());
    }

    private HttpResponse<String> put(String path, String title, String letters, String... precondition) {
        String body = "{\"title\":\"" + title + "\",\"letters\":" + letters + "}";
        return server.send("PUT", path, body, server.admin(), precondition);
    }

    private String letter() {
        JsonObject report = json(server.get("/classes/algebra/students/p-cleo", server.anna()));
        return report.getJsonObject("current").getString("letter");
    }

    @Test
    void otherLettersAreRefusedAndTheGradesStay() {
        HttpResponse<String> refused = put(SCHEME, "Letters", OTHERS, "If-Match", "\"1\"");

        assertEquals(409, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("/problems/term-closed\""), refused.body());
        String detail = json(refused).getString("detail");
        assertTrue(detail.contains("algebra") && detail.contains("year-26"), detail);
        assertTrue(detail.contains("another id"), detail);
        assertEquals("A", letter());
        assertEquals("\"1\"", header(server.get(SCHEME, server.admin()), "ETag"));
    }

    @Test
    void anotherTitleIsNoOtherGrade() {
        HttpResponse<String> renamed = put(SCHEME, "Letters of old", LETTERS, "If-Match", "\"1\"");

        assertEquals(200, renamed.statusCode(), renamed.body());
        assertEquals("Letters of old", json(server.get(SCHEME, server.admin())).getString("title"));
    }

    @Test
    void anotherSchemeTakesThemAndSoDoesThisOneOnceTheTermIsOpen() {
        assertEquals(
                201,
                put("/letter-schemes/strict", "Strict", OTHERS, "If-None-Match", "*")
                        .statusCode());
        term(false);

        assertEquals(200, put(SCHEME, "Letters", OTHERS, "If-Match", "\"1\"").statusCode());

        assertEquals("B", letter());
    }
}
