package dev.rollcall.grading.http.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.grading.store.Engine;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two grade books in front of one PostgreSQL: between them only its rows and their locks. */
class TwoInstancesTest {
    private static final int ROUNDS = Scale.of(200, 10_000);

    @TempDir
    Path folder;

    private final ExecutorService clients = Executors.newFixedThreadPool(2);
    private SchoolServer first;
    private SchoolServer second;

    @BeforeEach
    void start() throws IOException {
        DataSource source = Engine.POSTGRESQL.database(folder);
        first = new SchoolServer(folder, source);
        second = SchoolServer.beside(folder, source);
    }

    @AfterEach
    void stop() {
        clients.shutdownNow();
        second.close();
        first.close();
    }

    @Test
    void onAFilledCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(first, second, clients).onAFilledCell(ROUNDS);
    }

    @Test
    void onAnEmptyCellOneWinsAndTheOtherIsTold() throws Exception {
        new Race(first, second, clients).onAnEmptyCell(ROUNDS);
    }

    /** Both look at the same file and both import it, at the same time. */
    @Test
    void theSameFileAtBothChangesTheClassOnce() throws Exception {
        String file = "Student ID,Quiz 1 [quiz]\np-ben,17.5\np-cleo,18\n";
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (SchoolServer each : List.of(first, second)) {
            HttpResponse<String> preview = each.csv("/classes/algebra/imports", file, each.anna());
            String address = SchoolServer.header(preview, "Location").replace("/grading/api/v1", "");
            answers.add(clients.submit(() -> each.send("POST", address + "/application", "{}", each.anna())));
        }

        int saved = 0;
        for (Future<HttpResponse<String>> answer : answers) {
            saved += SchoolServer.json(answer.get()).getInt("saved");
        }

        assertEquals(2, saved);
    }

    /** The import that one looked at is done at both, at the same time. */
    @Test
    void oneImportAtBothIsDoneOnce() throws Exception {
        Examples.draft(first, "Student ID,Quiz 1 [quiz]\np-ben,17.5\n");
        String address = "/classes/algebra/imports/" + Examples.DRAFT + "/application";
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (SchoolServer each : List.of(first, second)) {
            answers.add(clients.submit(() -> each.send("POST", address, "{}", each.anna())));
        }

        assertEquals(
                SchoolServer.json(answers.get(0).get()),
                SchoolServer.json(answers.get(1).get()));
    }

    /** Both look at the same archive of a school, and both take it in, at the same time: all is there once. */
    @Test
    void theSameArchiveAtBothIsTakenInOnce() throws Exception {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (SchoolServer each : List.of(first, second)) {
            String preview = SchoolServer.header(
                    each.zip("/oneroster/imports", RosterFiles.graded().zip(), each.admin()), "Location");
            String address = preview.replace("/grading/api/v1", "") + "/application";
            answers.add(clients.submit(() -> each.send("POST", address, "{}", each.admin())));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            statuses.add(answer.get().statusCode());
        }

        statuses.sort(null);
        assertEquals(List.of(200, 409), statuses, "who comes second sees another grade book than was shown");
    }

    @Test
    void oneArchiveAtBothIsTakenInOnce() throws Exception {
        String preview = SchoolServer.header(
                first.zip("/oneroster/imports", RosterFiles.graded().zip(), first.admin()), "Location");
        String address = preview.replace("/grading/api/v1", "") + "/application";
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (SchoolServer each : List.of(first, second)) {
            answers.add(clients.submit(() -> each.send("POST", address, "{}", each.admin())));
        }

        assertEquals(200, answers.get(0).get().statusCode());
        assertEquals(
                SchoolServer.json(answers.get(0).get()),
                SchoolServer.json(answers.get(1).get()));
    }
}
