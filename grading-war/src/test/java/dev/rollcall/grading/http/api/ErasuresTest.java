package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.store.Engine;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing where it takes two administrators. */
class ErasuresTest {
    private static final String ERASURE = "/people/p-ben/erasure";
    private static final String BODY = "{\"confirm\":\"Ben Example\",\"reason\":\"has left\"}";

    private SchoolServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = SchoolServer.careful(folder, Engine.H2.database(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> erase(String admin) {
        return server.send("POST", ERASURE, BODY, server.callers.person(admin, "admin"), "If-Match", "\"1\"");
    }

    private JsonObject state() {
        return json(server.get(ERASURE, server.admin()));
    }

    @Test
    void theFirstAsksAndAnotherOneErases() {
        HttpResponse<String> asked = erase("root");

        assertEquals(201, asked.statusCode(), asked.body());
        assertEquals("root", json(asked).getJsonObject("request").getString("by"));
        assertEquals(200, server.get("/people/p-ben", server.admin()).statusCode());
        assertTrue(state().getBoolean("approval"));
        assertEquals(json(asked).getJsonObject("request"), state().getJsonObject("request"));

        HttpResponse<String> erased = erase("rita");
        assertEquals(200, erased.statusCode(), erased.body());
        assertEquals("rita", json(erased).getString("by"));
        assertEquals("root", json(erased).getString("requestedBy"));
        assertEquals(404, server.get("/people/p-ben", server.admin()).statusCode());
        assertEquals(404, erase("rita").statusCode());
    }

    @Test
    void whatIsLeftStaysWithoutAName() {
        erase("root");
        String left = "/people/" + json(erase("rita")).getString("person");

        HttpResponse<String> named = server.send(
                "PUT",
                left,
                "{\"givenName\":\"Ben\",\"familyName\":\"Example\",\"username\":\"ben\"}",
                server.admin(),
                "If-Match",
                "\"1\"");

        assertEquals(409, named.statusCode(), named.body());
        assertTrue(named.body().contains("/problems/erased\""), named.body());
        assertFalse(json(server.get(left, server.admin())).containsKey("username"));
    }

    @Test
    void nobodyAgreesWithThemselves() {
        erase("root");

        HttpResponse<String> again = erase("root");

        assertEquals(409, again.statusCode());
        assertTrue(again.body().contains("another administrator has to agree"), again.body());
        assertEquals(200, server.get("/people/p-ben", server.admin()).statusCode());
    }

    @Test
    void whatWasAskedForIsWithdrawn() {
        erase("root");

        String rita = server.callers.person("rita", "admin");
        assertEquals(204, server.send("DELETE", ERASURE, null, rita).statusCode());
        assertEquals(204, server.send("DELETE", ERASURE, null, rita).statusCode(), "as often as one likes");
        assertFalse(state().containsKey("request"));
        assertEquals(201, erase("rita").statusCode());
    }

    @Test
    void afterAWeekNobodyAgreesAnyMore() {
        erase("root");
        server.time.advance(Duration.ofDays(7).plusSeconds(1));

        assertFalse(state().containsKey("request"));
        assertEquals(201, erase("rita").statusCode());
        assertEquals(
                1,
                json(server.get("/erasures", server.admin()))
                        .getJsonArray("requests")
                        .size());
    }

    @Test
    void aMistakeIsToldBeforeAnythingIsAsked() {
        HttpResponse<String> wrong = server.send(
                "POST",
                ERASURE,
                "{\"confirm\":\"Ben Example\",\"reason\":\"Ben Example has left\"}",
                server.admin(),
                "If-Match",
                "\"1\"");

        assertEquals(422, wrong.statusCode());
        assertFalse(state().containsKey("request"));
    }
}
