package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ben learns in one class, and has left another one. */
class PersonClassesTest {
    private static SchoolServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = new SchoolServer(folder);
        int made = server.send(
                        "PUT",
                        "/classes/biology/enrolments/p-ben",
                        "{\"role\":\"student\",\"beginDate\":\"2026-09-01\",\"endDate\":\"2026-09-15\"}",
                        server.admin(),
                        "If-None-Match",
                        "*")
                .statusCode();
        assertEquals(201, made);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<JsonObject> classes(String person, String token) {
        return json(server.get("/people/" + person + "/classes", token))
                .getJsonArray("classes")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void areThoseOfTodayAndOfBefore() {
        List<JsonObject> classes = classes("p-ben", server.admin());

        assertEquals(
                List.of("algebra", "biology"),
                classes.stream()
                        .map(one -> one.getJsonObject("class").getString("id"))
                        .toList());
        assertEquals("2026-09-15", classes.get(1).getJsonObject("enrolment").getString("endDate"));
        assertEquals("2026/27", classes.get(1).getJsonObject("term").getString("title"));
    }

    @Test
    void ofATeacherSayThatIsWhatTheyAre() {
        assertEquals(
                "teacher",
                classes("p-anna", server.admin())
                        .get(0)
                        .getJsonObject("enrolment")
                        .getString("role"));
    }

    @Test
    void thePersonSeesThemToo() {
        assertEquals(classes("p-ben", server.admin()), classes("p-ben", server.callers.person("ben", "student")));
    }

    @Test
    void aPersonWhoIsNotThereHasNone() {
        assertEquals(404, server.get("/people/nobody/classes", server.admin()).statusCode());
    }
}
