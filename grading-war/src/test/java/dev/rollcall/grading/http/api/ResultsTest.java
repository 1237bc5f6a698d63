package dev.rollcall.grading.http.api;

import static dev.rollcall.grading.http.api.SchoolServer.header;
import static dev.rollcall.grading.http.api.SchoolServer.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving results so that nobody's edit is lost, their history, and taking them back. */
class ResultsTest {
    private static final String CLASS = "/classes/algebra";
    private static final String CELL = CLASS + "/results/quiz/p-ben";

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

    private HttpResponse<String> put(String body, String... precondition) {
        return server.send("PUT", CELL, body, server.anna(), precondition);
    }

    private HttpResponse<String> fill(String score) {
        return put("{\"score\":" + score + "}", "If-None-Match", "*");
    }

    private HttpResponse<String> patch(String body, String... headers) {
        return server.send("PATCH", CLASS + "/results", body, server.anna(), headers);
    }

    private List<JsonObject> changes(String query) {
        return json(server.get(CLASS + "/changes?" + query, server.anna()))
                .getJsonArray("changes")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void anEmptyCellIsFilledAndItsVersionIsTheETag() {
        HttpResponse<String> made = fill("17.50");

        assertEquals(201, made.statusCode(), made.body());
        assertEquals("/grading/api/v1" + CELL, header(made, "Location"));
        assertEquals("\"" + json(made).getInt("version") + "\"", header(made, "ETag"));
        HttpResponse<String> read = server.get(CELL, server.anna());
        assertEquals(made.body(), read.body());
        assertEquals("graded", json(read).getString("state"));
        assertEquals(
                304,
                server.get(CELL, server.anna(), "If-None-Match", header(made, "ETag"))
                        .statusCode());
    }

    @Test
    void theHistoryTellsWhomItIsByAndAboutAsFarAsTheyAreOfTheSchool() {
        String version = header(fill("5"), "ETag");
        assertEquals(List.of("p-anna", "p-ben"), peopleOfTheLast(1));

        server.send("PUT", CELL, "{\"score\":6}", server.admin(), "If-Match", version);

        assertEquals(List.of("p-ben"), peopleOfTheLast(1), "root is nobody there");
        assertEquals(List.of("p-anna", "p-ben"), peopleOfTheLast(2));
    }

    private List<String> peopleOfTheLast(int changes) {
        return json(server.get(CLASS + "/changes?limit=" + changes, server.anna()))
                .getJsonArray("people")
                .getValuesAs(person -> person.asJsonObject().getString("id"));
    }

    @Test
    void aWriteThatDoesNotSayWhatItsWriterSawIsRefused() {
        HttpResponse<String> answer = put("{\"score\":1}");

        assertEquals(428, answer.statusCode());
        assertTrue(answer.body().contains("/problems/version-required\""), answer.body());
        assertEquals(404, server.get(CELL, server.anna()).statusCode());
    }

    @Test
    void whoComesSecondIsToldWhatIsThere() {
        String first = header(fill("17"), "ETag");
        HttpResponse<String> second = put("{\"score\":18}", "If-Match", first);
        assertEquals(200, second.statusCode(), second.body());

        HttpResponse<String> late = put("{\"score\":1}", "If-Match", first);
        HttpResponse<String> blind = fill("2");

        for (HttpResponse<String> refused : List.of(late, blind)) {
            assertEquals(412, refused.statusCode(), refused.body());
            assertEquals(header(second, "ETag"), header(refused, "ETag"));
            assertEquals(18, json(refused).getJsonObject("current").getInt("score"));
        }
    }

    @Test
    void aClearedCellIsEmptyAgainAndItsOldVersionIsGoneForGood() {
        String first = header(fill("17"), "ETag");

        assertEquals(
                204,
                server.send("DELETE", CELL, null, server.anna(), "If-Match", first)
                        .statusCode());

        assertEquals(404, server.get(CELL, server.anna()).statusCode());
        HttpResponse<String> late = put("{\"score\":1}", "If-Match", first);
        assertEquals(412, late.statusCode());
        assertEquals(201, fill("3").statusCode());
        assertEquals(412, put("{\"score\":1}", "If-Match", first).statusCode());
    }

    /** A teacher's work, an administrator's enrolment. */
    @Test
    void theHistoryTellsWithWhatThingsWereMadeChangedAndDeleted() {
        String items = CLASS + "/line-items";
        String said = ",\"through\":\"form\",\"reason\":\"new term\"}";

        String made = header(
                server.send("POST", items, "{\"title\":\"Test\",\"maximum\":10" + said, server.anna()), "Location");
        String item = items + made.substring(made.lastIndexOf('/'));
        HttpResponse<String> changed = server.send(
                "PUT",
                item,
                "{\"title\":\"Test 1\",\"maximum\":10}",
                server.anna(),
                "If-Match",
                header(server.get(item, server.anna()), "ETag"));
        server.send("DELETE", item + "?through=form", null, server.anna(), "If-Match", header(changed, "ETag"));
        server.send(
                "PUT",
                CLASS + "/enrolments/p-dora",
                "{\"role\":\"student\"" + said,
                server.admin(),
                "If-None-Match",
                "*");

        List<JsonObject> newestFirst = changes("limit=4");
        assertEquals(
                List.of("form", "form", "api", "form"),
                newestFirst.stream().map(change -> change.getString("through")).toList());
        assertEquals(
                List.of("new term", "", "", "new term"),
                newestFirst.stream()
                        .map(change -> change.getString("reason", ""))
                        .toList());
    }

    @Test
    void withWhatAThingIsWrittenIsAWord() {
        String items = CLASS + "/line-items";

        HttpResponse<String> made =
                server.send("POST", items, "{\"title\":\"Test\",\"maximum\":10,\"through\":\"A form\"}", server.anna());
        HttpResponse<String> deleted =
                server.send("DELETE", items + "/quiz?through=A%20form", null, server.anna(), "If-Match", "\"1\"");

        for (HttpResponse<String> refused : List.of(made, deleted)) {
            assertEquals(422, refused.statusCode(), refused.body());
            assertTrue(refused.body().contains("through must be a word"), refused.body());
        }
    }

    @Test
    void aScoreAboveTheMaximumIsSavedWithAWarning() {
        HttpResponse<String> answer = fill("21");

        assertEquals("Score 21 is above the maximum of 20.", json(answer).getString("warning"));
    }

    @Test
    void aBatchIsAnsweredCellByCell() {
        fill("17");

        HttpResponse<String> answer = patch("""
                {"reason":"first round","results":[
                  {"lineItem":"quiz","student":"p-ben","score":20},
                  {"lineItem":"quiz","student":"p-cleo","state":"excused","comment":"ill"},
                  {"lineItem":"quiz","student":"p-dora","score":1},
                  {"lineItem":"nothing","student":"p-ben","score":1}]}
                """);

        assertEquals(200, answer.statusCode(), answer.body());
        List<JsonObject> cells = json(answer).getJsonArray("results").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("conflict", "saved", "invalid", "invalid"),
                cells.stream().map(cell -> cell.getString("outcome")).toList());
        assertEquals(17, cells.get(0).getInt("score"));
        assertEquals("excused", cells.get(1).getString("state"));
        assertEquals("student is not of this class", cells.get(2).getString("detail"));
    }

    @Test
    void everyChangeHasItsEntryInTheHistory() {
        String first = header(fill("17"), "ETag");
        put("{\"score\":18,\"reason\":\"counted again\",\"through\":\"grid\"}", "If-Match", first);

        List<JsonObject> changes = changes("lineItem=quiz&student=p-ben");

        assertEquals(2, changes.size());
        JsonObject newest = changes.get(0);
        assertEquals(17, newest.getJsonObject("from").getInt("score"));
        assertEquals(18, newest.getJsonObject("to").getInt("score"));
        assertEquals("anna", newest.getString("by"));
        assertEquals("counted again", newest.getString("reason"));
        assertEquals("grid", newest.getString("through"));
        assertEquals("2026-11-22T08:00:00Z", newest.getString("at"));
        assertTrue(!changes.get(1).containsKey("from"));
    }

    @Test
    void theHistoryIsReadPageByPageInBothDirections() {
        fill("17");
        int all = changes("limit=1000").size();
        int seen = 0;
        String cursor = "";
        do {
            JsonObject page = json(server.get(CLASS + "/changes?limit=3" + cursor, server.anna()));
            seen += page.getJsonArray("changes").size();
            cursor = page.containsKey("next") ? "&cursor=" + page.getString("next") : "";
        } while (!cursor.isEmpty());

        assertEquals(all, seen);
        List<JsonObject> forwards = changes("after=0&limit=2");
        assertEquals(
                List.of(1, 2),
                forwards.stream().map(one -> one.getInt("number")).toList());
    }

    @Test
    void aBatchIsTakenBackWhereNobodyCameAfterIt() {
        fill("17");
        HttpResponse<String> batch = patch("""
                {"results":[{"lineItem":"essay","student":"p-ben","score":50},
                            {"lineItem":"essay","student":"p-cleo","score":60}]}
                """);
        server.send(
                "PUT",
                CLASS + "/results/essay/p-cleo",
                "{\"score\":61}",
                server.anna(),
                "If-Match",
                "\"" + json(batch).getJsonArray("results").getJsonObject(1).getInt("version") + "\"");

        HttpResponse<String> undone = server.send(
                "POST",
                CLASS + "/reversals",
                "{\"batch\":\"" + json(batch).getString("batch") + "\",\"reason\":\"wrong column\"}",
                server.anna());

        List<JsonObject> cells = json(undone).getJsonArray("results").getValuesAs(JsonObject.class);
        assertEquals(
                List.of("saved", "conflict"),
                cells.stream().map(cell -> cell.getString("outcome")).toList());
        assertEquals(
                404, server.get(CLASS + "/results/essay/p-ben", server.anna()).statusCode());
        assertEquals(61, cells.get(1).getInt("score"));
        assertEquals("undo", changes("limit=1").get(0).getString("through"));
    }

    @Test
    void takingBackATakingBackBringsItAgain() {
        int number = json(fill("17")).getInt("version");
        server.send("POST", CLASS + "/reversals", "{\"change\":" + number + "}", server.anna());
        int undo = changes("limit=1").get(0).getInt("number");

        HttpResponse<String> again =
                server.send("POST", CLASS + "/reversals", "{\"change\":" + undo + "}", server.anna());

        assertEquals(200, again.statusCode(), again.body());
        assertEquals(17, json(server.get(CELL, server.anna())).getInt("score"));
    }

    private HttpResponse<String> clear(String tag) {
        return server.send("DELETE", CELL, null, server.anna(), "If-Match", tag);
    }

    private JsonObject takeBack(int change) {
        HttpResponse<String> answer =
                server.send("POST", CLASS + "/reversals", "{\"change\":" + change + "}", server.anna());
        assertEquals(200, answer.statusCode(), answer.body());
        return json(answer).getJsonArray("results").getJsonObject(0);
    }

    @Test
    void anEmptiedCellIsNotFilledAgainWhereSomebodyFilledAndEmptiedItSince() {
        clear(header(fill("18"), "ETag"));
        int cleared = changes("limit=1").get(0).getInt("number");
        clear(header(fill("12"), "ETag"));

        JsonObject undone = takeBack(cleared);

        assertEquals("conflict", undone.getString("outcome"));
        assertTrue(!undone.containsKey("state"), undone.toString());
        assertEquals(404, server.get(CELL, server.anna()).statusCode());
        assertEquals("saved", takeBack(cleared + 2).getString("outcome"), "nobody has come since the last one");
        assertEquals(12, json(server.get(CELL, server.anna())).getInt("score"));
    }

    @Test
    void aRequestThatIsSentAgainWithItsKeyIsDoneOnce() {
        HttpResponse<String> first = put("{\"score\":17}", "If-None-Match", "*", "Idempotency-Key", "k-1");
        int changes = changes("limit=1000").size();

        HttpResponse<String> again = put("{\"score\":17}", "If-None-Match", "*", "Idempotency-Key", "k-1");

        assertEquals(201, again.statusCode(), again.body());
        assertEquals(first.body(), again.body());
        assertEquals(header(first, "ETag"), header(again, "ETag"));
        assertEquals(header(first, "Location"), header(again, "Location"));
        assertEquals(changes, changes("limit=1000").size());
        HttpResponse<String> other = put("{\"score\":18}", "If-None-Match", "*", "Idempotency-Key", "k-1");
        assertEquals(422, other.statusCode());
        assertTrue(other.body().contains("/problems/key-reused\""), other.body());
    }

    @Test
    void inAClosedTermNothingChangesUntilAnAdministratorOpensIt() {
        String cell = header(fill("17"), "ETag");
        HttpResponse<String> term = server.get("/terms/year-26", server.admin());
        String closing = term.body().replace("\"closed\":false", "\"closed\":true");
        HttpResponse<String> closed =
                server.send("PUT", "/terms/year-26", closing, server.admin(), "If-Match", header(term, "ETag"));
        assertEquals(200, closed.statusCode(), closed.body());

        HttpResponse<String> refused = put("{\"score\":18}", "If-Match", cell);

        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("/problems/term-closed\""), refused.body());
        assertEquals(409, patch("{\"results\":[]}").statusCode());
        assertEquals(17, json(server.get(CELL, server.anna())).getInt("score"));
        server.send("PUT", "/terms/year-26", term.body(), server.admin(), "If-Match", header(closed, "ETag"));
        assertEquals(200, put("{\"score\":18}", "If-Match", cell).statusCode());
    }
}
