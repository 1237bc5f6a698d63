package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of a class: looked at, done, done again, undone. Cleo has 18 points in the quiz. */
class ImportsTest {
    private static final String CLASS = "/classes/algebra";
    private static final String FILE =
            "Student ID,Quiz 1 [quiz],Essay [essay]\np-ben,17.5,\np-cleo,19,101\nnobody,1,2\n";

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

    private String preview(String file) {
        HttpResponse<String> answer = server.csv(CLASS + "/imports", file, server.anna());
        assertEquals(201, answer.statusCode(), answer.body());
        return header(answer, "Location").replace("/grading/api/v1", "");
    }

    private HttpResponse<String> apply(String address) {
        return server.send("POST", address + "/application", "{}", server.anna());
    }

    private String revision() {
        return header(server.get(CLASS + "/gradebook", server.anna()), "ETag");
    }

    private String export() {
        return server.get(CLASS + "/results.csv", server.anna()).body();
    }

    @Test
    void aPreviewTellsWhatWouldChangeAndStoresNothing() {
        String before = revision();

        JsonObject preview = json(server.get(preview(FILE), server.anna()));

        assertEquals(
                "{\"lines\":3,\"added\":2,\"changed\":1,\"cleared\":0,\"unchanged\":0,\"blank\":1,\"refused\":1,\"warnings\":1}",
                preview.getJsonObject("counts").toString());
        assertEquals(4, preview.getJsonArray("refusals").getJsonObject(0).getInt("line"));
        assertEquals(
                "unknown-student",
                preview.getJsonArray("refusals").getJsonObject(0).getString("problem"));
        assertFalse(preview.containsKey("done"));
        assertEquals(before, revision());
    }

    @Test
    void whatWasShownIsDoneOnceAsOneBatchAndUndone() {
        String before = export();
        String address = preview(FILE);

        JsonObject done = json(apply(address));
        String revision = revision();

        assertEquals(3, done.getInt("saved"));
        assertEquals(json(apply(address)), done, "who asks again is told the same");
        assertEquals(revision, revision());
        assertEquals(done, json(server.get(address, server.anna())).getJsonObject("done"));
        String batch = done.getString("batch");
        JsonObject history = json(server.get(CLASS + "/changes?batch=" + batch, server.anna()));
        assertEquals(3, history.getJsonArray("changes").size());
        assertEquals("import", history.getJsonArray("changes").getJsonObject(0).getString("through"));

        JsonObject undone =
                json(server.send("POST", CLASS + "/reversals", "{\"batch\":\"" + batch + "\"}", server.anna()));

        assertEquals(3, undone.getInt("saved"));
        assertEquals(before, export());
    }

    @Test
    void whatHasChangedInBetweenIsToldWithItsLineAndNothingIsOverwritten() {
        String address = preview(FILE);
        server.send("PUT", CLASS + "/results/quiz/p-ben", "{\"score\":3}", server.anna(), "If-None-Match", "*");
        String before = revision();

        HttpResponse<String> answer = apply(address);

        assertEquals(409, answer.statusCode());
        assertEquals(
                "[{\"line\":2,\"lineItem\":\"quiz\",\"student\":\"p-ben\",\"title\":\"Quiz 1\",\"givenName\":\"Ben\","
                        + "\"familyName\":\"Example\",\"current\":{\"state\":\"graded\",\"score\":3}}]",
                json(answer).getJsonArray("conflicts").toString());
        assertEquals(before, revision(), "not even the cells that were free");
    }

    @Test
    void theSameFileTwiceChangesTheClassOnce() {
        String first = preview(FILE);
        String second = preview(FILE);
        apply(first);
        String before = revision();

        JsonObject done = json(apply(second));

        assertEquals(0, done.getInt("saved"));
        assertEquals(3, done.getInt("already"));
        assertEquals(before, revision());
    }

    @Test
    void whatWentOutChangesNothingWhenItComesIn() {
        for (String delimiter : new String[] {"comma", "semicolon", "tab"}) {
            HttpResponse<String> file = server.get(CLASS + "/results.csv?delimiter=" + delimiter, server.anna());
            assertEquals("text/csv;charset=UTF-8", header(file, "Content-Type"));
            assertEquals("attachment; filename=\"algebra.csv\"", header(file, "Content-Disposition"));

            JsonObject preview = json(server.get(preview(file.body()), server.anna()));

            assertEquals(0, preview.getJsonArray("changes").size(), preview.toString());
            assertEquals(0, preview.getJsonArray("refusals").size(), preview.toString());
            assertEquals(delimiter, preview.getJsonObject("file").getString("delimiter"));
        }
    }

    @Test
    void whatCountsAndWhoHasLeftGoesOutAndIsNotReadBack() {
        String enrolment = CLASS + "/enrolments/p-ben";
        String tag = header(server.get(enrolment, server.admin()), "ETag");
        String left = "{\"role\":\"student\",\"endDate\":\"2026-11-01\"}";
        assertEquals(
                200,
                server.send("PUT", enrolment, left, server.admin(), "If-Match", tag)
                        .statusCode());
        String file = export();

        JsonObject preview = json(server.get(preview(file), server.anna()));

        assertTrue(file.contains(",Family name,Until,Current average,"), file);
        assertTrue(file.contains("p-ben,ben,Ben,Example,2026-10-31,"), file);
        assertTrue(file.contains("p-cleo,cleo,Cleo,Example,,90,"), file);
        assertEquals(0, preview.getJsonArray("changes").size(), preview.toString());
        assertEquals(0, preview.getJsonArray("refusals").size(), preview.toString());
        assertEquals("ignored", preview.getJsonArray("columns").getJsonObject(4).getString("use"));
    }

    @Test
    void changesAreShownAPageAtATime() {
        String address = preview(FILE);

        JsonObject first = json(server.get(address + "?limit=2", server.anna()));
        JsonObject second = json(server.get(address + "?limit=2&cursor=" + first.getString("next"), server.anna()));

        assertEquals(2, first.getJsonArray("changes").size());
        assertEquals(1, second.getJsonArray("changes").size());
        assertFalse(second.containsKey("next"));
    }

    @Test
    void aDiscardedImportIsGoneAndSoIsOneOfAnotherClass() {
        String address = preview(FILE);
        assertEquals(
                404,
                server.get(address.replace("algebra", "biology"), server.admin())
                        .statusCode());

        assertEquals(204, server.send("DELETE", address, null, server.anna()).statusCode());

        assertEquals(404, apply(address).statusCode());
    }

    @Test
    void aClosedTermIsLookedAtButNotChanged() {
        String address = preview(FILE);
        server.send("PUT", "/terms/year-26", "{\"title\":\"T\",\"closed\":true}", server.admin(), "If-Match", "\"1\"");

        HttpResponse<String> answer = apply(address);

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("term-closed"), answer.body());
    }
}
