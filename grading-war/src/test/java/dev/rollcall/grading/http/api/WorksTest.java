package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Log4jCapture;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long work of those who do not wait for it. Cleo has 18 points in the quiz, and Anna has looked at a file. */
class WorksTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant YESTERDAY = Instant.parse("2026-11-21T07:06:05Z");
    private static final String AT_ONCE = "respond-async, wait=0";
    private static final String CSV = "/classes/algebra/imports/" + Examples.DRAFT;
    private static final String ROSTERS = "/oneroster/imports";

    @TempDir
    Path folder;

    private SchoolServer server;

    @BeforeEach
    void start() throws IOException {
        server = new SchoolServer(folder);
        Examples.prepare(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String address, String prefer) {
        return server.send("POST", address, "{}", server.admin(), "Prefer", prefer);
    }

    private JsonObject seen(String address) {
        HttpResponse<String> answer = server.get(address, server.admin());
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer);
    }

    private JsonObject ended(String address) {
        Eventually.isTrue(SOON, "it goes on", () -> !isRunning(seen(address)));
        return seen(address);
    }

    private static boolean isRunning(JsonObject thing) {
        return thing.containsKey("job")
                && thing.getJsonObject("job").getString("state").equals("running");
    }

    @Test
    void whoPrefersItIsAnsweredBeforeItIsDoneAndToldWhereToAsk() {
        HttpResponse<String> answer = post(CSV + "/application", AT_ONCE);

        assertEquals(202, answer.statusCode(), answer.body());
        assertEquals("respond-async", header(answer, "Preference-Applied"));
        assertEquals("/grading/api/v1" + CSV, header(answer, "Location"));
        JsonObject job = json(answer).getJsonObject("job");
        assertEquals("application", job.getString("operation"));
        assertEquals("running", job.getString("state"));
        assertEquals("2026-11-22T08:00:00Z", job.getString("since"));
        assertEquals(1, job.getInt("total"));
        JsonObject done = ended(CSV);
        assertFalse(done.containsKey("job"), done::toString);
        assertEquals(1, done.getJsonObject("done").getInt("saved"));
        assertEquals(200, post(CSV + "/application", AT_ONCE).statusCode(), "it is done already");
    }

    @Test
    void whatIsDoneInTimeIsAnsweredAsIfNothingWasPreferred() {
        HttpResponse<String> answer = post(CSV + "/application", "wait=60; respond-async");

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(1, json(answer).getInt("saved"));
        assertEquals("", header(answer, "Preference-Applied"));
    }

    @Test
    void aRosterIsLookedAtTakenInAndTakenBackWithoutAnybodyWaiting() {
        HttpResponse<String> answer =
                server.zip(ROSTERS, RosterFiles.graded().zip(), server.admin(), "Prefer", AT_ONCE);
        assertEquals(202, answer.statusCode(), answer.body());
        String address = header(answer, "Location").replace("/grading/api/v1", "");
        assertEquals(address, ROSTERS + "/" + json(answer).getString("id"));

        JsonObject looked = ended(address);
        assertTrue(looked.getJsonObject("report").getInt("changed") > 0, looked::toString);
        assertEquals(202, post(address + "/application", AT_ONCE).statusCode());
        assertTrue(ended(address).containsKey("batch"));
        String cell = "/classes/algebra/results/quiz/p-cleo";
        String version = header(server.get(cell, server.anna()), "ETag");
        assertEquals(
                200,
                server.send("PUT", cell, "{\"score\":3}", server.anna(), "If-Match", version)
                        .statusCode());
        assertEquals(202, post(address + "/reversal", AT_ONCE).statusCode());
        JsonObject undone = ended(address);
        assertTrue(undone.containsKey("undone"));
        JsonObject reversal = undone.getJsonObject("reversal");
        assertEquals("{\"undone\":2,\"kept\":1}", reversal.toString(), "Cleo has other points since");
    }

    @Test
    void whyAnArchiveCouldNotBeReadIsToldAtItsAddress() {
        HttpResponse<String> answer = server.zip(ROSTERS, new byte[] {'P', 'K'}, server.admin(), "Prefer", AT_ONCE);
        assertEquals(202, answer.statusCode(), answer.body());

        JsonObject job =
                ended(header(answer, "Location").replace("/grading/api/v1", "")).getJsonObject("job");

        assertEquals("failed", job.getString("state"));
        assertEquals("file-unreadable", job.getString("problem"));
        assertEquals("no-archive", job.getString("reason"));
        assertEquals("The file is no ZIP archive, or it is damaged or cut off.", job.getString("detail"));
    }

    @Test
    void whatChangedInBetweenIsToldAtTheAddressOfTheImport() {
        server.send("PUT", "/classes/algebra/results/quiz/p-ben", "{\"score\":3}", server.anna(), "If-None-Match", "*");

        assertEquals(202, post(CSV + "/application", AT_ONCE).statusCode());

        JsonObject job = ended(CSV).getJsonObject("job");
        assertEquals("failed", job.getString("state"));
        assertEquals("import-stale", job.getString("problem"));
        assertFalse(seen(CSV).containsKey("done"));
    }

    /** The first change is that it has begun. */
    @Test
    void whatWasLookedAtIsThereThoughTheDatabaseWasLostWhileItWasKept() {
        server.worksOn.loseAfter(1);
        HttpResponse<String> file =
                server.csv("/classes/algebra/imports", "Student ID,Quiz 1\r\np-cleo,19\r\n", server.anna());
        server.worksOn.loseAfter(1);
        HttpResponse<String> archive = server.zip(ROSTERS, RosterFiles.graded().zip(), server.admin());

        for (HttpResponse<String> made : List.of(file, archive)) {
            assertEquals(201, made.statusCode(), made.body());
            assertFalse(seen(header(made, "Location").replace("/grading/api/v1", ""))
                    .containsKey("job"));
        }
    }

    @Test
    void whyItFailedIsInTheLogUnlessItWasTheMistakeOfWhoeverAsked() {
        Throwable full = new SQLException("the disk is full");
        try (Log4jCapture log = new Log4jCapture(Works.class)) {
            assertEquals(
                    "invalid",
                    Works.failure(new ProblemException(CommonProblem.INVALID, "No."))
                            .problem());
            assertEquals(0, log.events().size());

            assertEquals(
                    "unavailable",
                    Works.failure(new GradeBookUnavailableException(full)).problem());
            assertSame(full, log.events().get(0).getThrown().getCause());
            assertEquals("internal", Works.failure(new AssertionError("H2")).problem());
            assertEquals(2, log.events().size());
        }
    }

    /** It is in the database that it was begun, and nobody does it. */
    @Test
    void whatDiedWithItsProcessIsToldAndCanBeDoneAgain() {
        server.school.change(tx -> {
            tx.jobs().begin(Job.begun(CSV, "application", "anna", YESTERDAY, 1));
            return tx;
        });

        JsonObject job = seen(CSV).getJsonObject("job");
        assertEquals("interrupted", job.getString("state"));
        assertEquals("anna", job.getString("by"));
        assertEquals(YESTERDAY.toString(), job.getString("since"));
        assertEquals(202, post(CSV + "/application", AT_ONCE).statusCode());
        assertTrue(ended(CSV).containsKey("done"));
    }
}
