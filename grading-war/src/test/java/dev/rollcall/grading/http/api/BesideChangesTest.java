package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.store.Engine;
import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two change something that belongs together, one between two statements of the other: on PostgreSQL, because H2 lets one at a time. */
class BesideChangesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ERASURE = "/people/p-ben/erasure";

    private DataSource database;
    private WatchedSource source;
    private SchoolServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        database = Engine.POSTGRESQL.database(folder);
        source = new WatchedSource(database);
        server = SchoolServer.careful(folder, source);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String admin, String method, String path, String body, String... headers) {
        return server.send(method, path, body, server.callers.person(admin, "admin"), headers);
    }

    private HttpResponse<String> erase(String admin) {
        return send(
                admin, "POST", ERASURE, "{\"confirm\":\"Ben Example\",\"reason\":\"has left\"}", "If-Match", "\"1\"");
    }

    private String tag(String path) {
        return SchoolServer.header(server.get(path, server.admin()), "ETag");
    }

    /** Lets root ask for something before the next statement with these words, until that is done or waits for a lock. */
    private Future<HttpResponse<String>> before(
            String words, String method, String path, String body, String... headers) {
        FutureTask<HttpResponse<String>> asked = new FutureTask<>(() -> send("root", method, path, body, headers));
        source.before(words, () -> {
            new Thread(asked, "root").start();
            Eventually.passes(SOON, () -> assertTrue(asked.isDone() || isSomebodyWaiting()));
        });
        return asked;
    }

    private static HttpResponse<String> answer(Future<HttpResponse<String>> asked) throws Exception {
        return asked.get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    private boolean isSomebodyWaiting() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 1 from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            return row.next();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRequestThatSomebodyAgreesToCannotBeWithdrawnMeanwhile() throws Exception {
        erase("root");
        Future<HttpResponse<String>> withdrawn = before("from person where id = ? for update", "DELETE", ERASURE, null);

        HttpResponse<String> erased = erase("rita");

        assertEquals(200, erased.statusCode(), erased.body());
        assertEquals("root", json(erased).getString("requestedBy", "nobody"));
        assertEquals(404, answer(withdrawn).statusCode());
    }

    @Test
    void whoIsMadeATeacherMeanwhileIsNotErased() throws Exception {
        erase("root");
        String enrolment = "/classes/algebra/enrolments/p-ben";
        Future<HttpResponse<String>> made = before(
                "from class_section where id in",
                "PUT",
                enrolment,
                "{\"role\":\"teacher\"}",
                "If-Match",
                tag(enrolment));

        HttpResponse<String> refused = erase("rita");

        assertEquals(200, answer(made).statusCode(), answer(made).body());
        assertEquals(409, refused.statusCode(), refused.body());
        assertEquals(200, server.get("/people/p-ben", server.admin()).statusCode());
    }

    @Test
    void aTermIsSavedThoughOneOfItsClassesIsDeletedMeanwhile() throws Exception {
        String teacher = "/classes/biology/enrolments/p-dora";
        send("root", "DELETE", teacher, null, "If-Match", tag(teacher));
        String term = "/terms/year-26";
        Future<HttpResponse<String>> deleted = before(
                "select revision, term_id from class_section",
                "DELETE",
                "/classes/biology",
                null,
                "If-Match",
                tag("/classes/biology"));

        HttpResponse<String> saved = send("rita", "PUT", term, "{\"title\":\"2026\"}", "If-Match", tag(term));

        assertEquals(200, saved.statusCode(), saved.body());
        assertEquals(204, answer(deleted).statusCode());
    }

    /** Or both would wait for each other, until the database ends that. */
    @Test
    void aMarkIsSavedWhileItsStudentIsRenamed() throws Exception {
        FutureTask<HttpResponse<String>> saved = new FutureTask<>(() -> server.send(
                "PUT", "/classes/algebra/results/quiz/p-ben", "{\"score\":3}", server.anna(), "If-None-Match", "*"));
        source.before("from class_section c where", () -> {
            new Thread(saved, "anna").start();
            Eventually.passes(SOON, () -> assertTrue(saved.isDone()));
        });

        HttpResponse<String> renamed = send(
                "root",
                "PUT",
                "/people/p-ben",
                "{\"givenName\":\"Benno\",\"familyName\":\"Example\",\"username\":\"ben\"}",
                "If-Match",
                tag("/people/p-ben"));

        assertEquals(201, answer(saved).statusCode(), answer(saved).body());
        assertEquals(200, renamed.statusCode(), renamed.body());
    }
}
