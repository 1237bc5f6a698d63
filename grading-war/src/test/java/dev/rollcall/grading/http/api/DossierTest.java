package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dossier of Ben, who was in the class biology by mistake: he got a result and a comment there, which were taken away. */
class DossierTest {
    private static final String ENROLMENT = "/classes/biology/enrolments/p-ben";
    private static final String ADDRESS = "/people/p-ben/dossier";

    private SchoolServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        make(ENROLMENT, "{\"role\":\"student\"}");
        for (boolean published : List.of(true, false)) {
            String item = published ? "leaves" : "roots";
            make(
                    "/classes/biology/line-items/" + item,
                    "{\"title\":\"Work\",\"maximum\":20,\"published\":" + published + "}");
            String cell = "/classes/biology/results/" + item + "/p-ben";
            delete(cell, make(cell, "{\"score\":12,\"comment\":\"about " + item + "\"}"));
        }
        delete(ENROLMENT, server.get(ENROLMENT, server.admin()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> make(String path, String body) {
        HttpResponse<String> made = server.send("PUT", path, body, server.admin(), "If-None-Match", "*");
        assertEquals(201, made.statusCode(), made.body());
        return made;
    }

    private void delete(String path, HttpResponse<String> seen) {
        HttpResponse<String> deleted =
                server.send("DELETE", path, null, server.admin(), "If-Match", header(seen, "ETag"));
        assertEquals(204, deleted.statusCode(), deleted.body());
    }

    private JsonObject biology(String token) {
        return json(server.get(ADDRESS, token)).getJsonArray("classes").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getJsonObject("class").getString("id").equals("biology"))
                .findFirst()
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
    }

    @Test
    void hasTheHistoryOfAClassThatThePersonIsNotInAnyMore() {
        JsonObject biology = biology(server.admin());

        assertFalse(biology.containsKey("enrolment"));
        assertEquals(6, biology.getJsonArray("changes").size(), biology.toString());
        assertTrue(biology.toString().contains("about leaves"), biology.toString());
        assertTrue(biology.toString().contains("about roots"), biology.toString());
    }

    @Test
    void isOfPublishedWorkForThePersonAndNothingForATeacher() {
        JsonObject biology = biology(server.callers.person("ben", "student"));

        assertEquals(2, biology.getJsonArray("changes").size(), biology.toString());
        assertTrue(biology.toString().contains("about leaves"), biology.toString());
        assertFalse(biology.toString().contains("about roots"), biology.toString());
        assertFalse(biology.toString().contains("\"by\""), biology.toString());
        assertEquals(404, server.get(ADDRESS, server.anna()).statusCode());
    }
}
