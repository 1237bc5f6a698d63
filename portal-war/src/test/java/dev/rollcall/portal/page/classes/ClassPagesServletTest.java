package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work, history, settings and roster of a class over real HTTP, with a grade book that answers what the test says. */
class ClassPagesServletTest extends AlgebraPages {
    private static final String ITEM = "/classes/algebra/items/quiz";

    @Test
    void theGradeBookDecidesWhatAStudentMayOpen() {
        services.answer("GET " + CLASS + "/gradebook", 403, "{\"status\":403,\"title\":\"x\"}");
        for (String path : new String[] {"history", "settings", "roster", "items/quiz", "new-item"}) {
            assertEquals(403, cleo.get("/classes/algebra/" + path).statusCode(), path);
        }
    }

    @Test
    void anItemShowsHowItsResultsLieAndAFormOfThem() {
        String page = anna.get(ITEM).body();

        assertTrue(page.contains("Histogram of 1 result"), page);
        assertTrue(page.contains("name=\"score.p-cleo\" type=\"text\" value=\"18\""), page);
        assertTrue(page.indexOf("Ben Example") < page.indexOf("Cleo Example"), page);
        assertTrue(page.contains("name=\"due\" type=\"date\" value=\"2026-12-01\""), page);
        assertFalse(page.contains("data-unsaved"), page);
    }

    @Test
    void whoHasLeftIsSaidToHaveInTheGridAndInForms() {
        String left =
                Algebra.GRADEBOOK.replace("\"givenName\":\"Ben\"", "\"left\":\"2026-11-10\",\"givenName\":\"Ben\"");
        services.answer("GET " + CLASS + "/gradebook", 200, left);

        String grid = anna.get("/classes/algebra").body();
        assertTrue(grid.contains("title=\"Example, Ben, in this class until 9 Nov 2026\""), grid);
        assertEquals(2, grid.split("data-left=\"yes\"").length, "Ben only");
        String form = anna.get(ITEM).body();
        assertTrue(form.contains("Ben Example (left)") && !form.contains("Cleo Example (left)"), form);
    }

    @Test
    void anItemsResultsAreSavedWithTheirComments() {
        String page = anna.get(ITEM).body();

        HttpResponse<String> answer = anna.post(
                ITEM + "/results",
                "seen.p-cleo",
                Algebra.field(page, "seen.p-cleo"),
                "score.p-cleo",
                "19",
                "state.p-cleo",
                "late",
                "comment.p-cleo",
                Algebra.field(page, "comment.p-cleo") + " indeed");

        assertEquals(303, answer.statusCode(), answer.body());
        assertTrue(services.last().body().contains("\"state\":\"late\",\"score\":19,\"comment\":\"neat indeed\""));
    }

    @Test
    void aResultIsSavedThoughTheStudentIsOnAnotherPageOfTheFormByNow() {
        services.answer("GET " + CLASS + "/gradebook", 200, ofStudents(0, 160));
        String page = anna.get(ITEM + "?part=2").body();
        services.answer("GET " + CLASS + "/gradebook", 200, ofStudents(5, 160));

        String[] fields = {"seen.p-152", Algebra.field(page, "seen.p-152"), "score.p-152", "7"};
        HttpResponse<String> answer = anna.post(ITEM + "/results?part=2", fields);

        assertEquals(303, answer.statusCode(), answer.body());
        String sent = services.last().body();
        assertTrue(sent.contains("\"p-152\"") && sent.contains("\"score\":7"), sent);
    }

    @Test
    void whatWasTypedForWhoIsNotInTheClassAnyMoreIsSaidToBeLost() {
        String seen = Algebra.field(anna.get(ITEM).body(), "seen.p-ben");

        anna.post(ITEM + "/results", "seen.p-gone", seen, "score.p-gone", "7", "seen.p-ben", seen);

        String page = anna.get(ITEM).body();
        assertTrue(page.contains("What you typed in 1 row was not saved: it is not in this class any more."), page);
        assertFalse(page.contains("Nothing was changed"), page);
    }

    /** The class with students {@code p-0}, {@code p-1} and so on, those of some numbers. */
    private static String ofStudents(int from, int to) {
        String student = Algebra.GRADEBOOK.substring(
                Algebra.GRADEBOOK.indexOf("{\"id\":\"p-ben\""), Algebra.GRADEBOOK.indexOf(",{\"id\":\"p-cleo\""));
        String students = IntStream.range(from, to)
                .mapToObj(number -> student.replace("p-ben", "p-" + number).replace("Ben", "" + (1_000 + number)))
                .collect(Collectors.joining(","));
        return "{" + Algebra.CLASS + "," + Algebra.WORK + ",\"students\":[" + students + "]}";
    }

    @Test
    void anItemIsSavedOnlyAsItWasSeen() {
        anna.get(ITEM);

        HttpResponse<String> answer =
                anna.post(ITEM, "title", " Quiz ", "maximum", "17,5", "version", "6", "published", "yes");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("\"6\"", services.last().headers().get("if-match"));
        assertEquals(
                "{\"title\":\"Quiz\",\"maximum\":17.5,\"extraCredit\":false,\"published\":true,\"through\":\"form\"}",
                services.last().body());
    }

    @Test
    void anItemThatSomebodyElseChangedIsShownBesideWhatWasTyped() {
        services.answer(
                "PUT " + CLASS + "/line-items/quiz",
                412,
                "{\"type\":\"https://rollcall.dev/problems/stale\",\"title\":\"x\",\"status\":412,\"current\":"
                        + "{\"id\":\"quiz\",\"title\":\"Test 1\",\"maximum\":30,\"published\":true,\"version\":9}}");
        anna.get(ITEM);

        HttpResponse<String> answer = anna.post(ITEM, "title", "Quiz", "maximum", "20", "version", "6");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("<dd>Test 1</dd>"), answer.body());
        assertEquals("9", Algebra.field(answer.body(), "version"));
        assertTrue(answer.body().contains("Keep mine"), answer.body());
        assertEquals(2, answer.body().split("data-unsaved").length, "only the form that was not saved");
    }

    @Test
    void anItemIsMadeAndDeletedOnceThatIsConfirmed() {
        anna.get("/classes/algebra/new-item");
        HttpResponse<String> made = anna.post("/classes/algebra/new-item", "title", "Test", "maximum", "20");
        assertEquals(
                "/portal/classes/algebra/items/new-1",
                made.headers().firstValue("Location").orElse(""));

        String asked = anna.get(ITEM + "/delete").body();
        assertTrue(asked.contains("Delete “Quiz 1”?"), asked);
        HttpResponse<String> deleted = anna.post(ITEM + "/delete", "version", Algebra.field(asked, "version"));

        assertEquals(303, deleted.statusCode(), deleted.body());
        assertEquals(
                "DELETE " + CLASS + "/line-items/quiz?through=form",
                services.last().line());
        assertEquals("\"6\"", services.last().headers().get("if-match"));
    }

    @Test
    void whatIsStillInUseIsNotDeletedAndThatIsSaid() {
        services.answer(
                "DELETE " + CLASS + "/line-items/quiz",
                409,
                "{\"title\":\"x\",\"status\":409,\"detail\":\"The line item has results.\"}");
        anna.get(ITEM + "/delete");

        HttpResponse<String> answer = anna.post(ITEM + "/delete", "version", "6");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("The grade book says: The line item has results."), answer.body());
    }

    /** A grade book that takes it and whose answer makes no sense, so that it is not known to have been taken. */
    @Test
    void whatIsMadeIsSentAgainWithTheSameKeyWhenNoAnswerCame() {
        String newItem = "/classes/algebra/new-item";
        String key = Algebra.field(anna.get(newItem).body(), "key");
        services.answer("POST " + CLASS + "/line-items", 200, "<html>");

        HttpResponse<String> first = anna.post(newItem, "key", key, "title", "Quiz 2", "maximum", "20");
        String sent = services.last("POST " + CLASS + "/line-items").header("Idempotency-Key");

        assertEquals(503, first.statusCode());
        assertTrue(first.body().contains("Not confirmed"), first.body());
        assertEquals(key, sent);
        assertEquals(key, Algebra.field(first.body(), "key"));
        assertFalse(key.equals(Algebra.field(anna.get(newItem).body(), "key")));
    }

    @Test
    void whoHasChangedItSinceIsToldThatTheFirstOneArrived() {
        String newItem = "/classes/algebra/new-item";
        String key = Algebra.field(anna.get(newItem).body(), "key");
        services.answer(
                "POST " + CLASS + "/line-items",
                422,
                "{\"type\":\"https://rollcall.dev/problems/key-reused\",\"title\":\"x\",\"status\":422,\"detail\":\"x\"}");

        HttpResponse<String> answer = anna.post(newItem, "key", key, "title", "Quiz 3", "maximum", "20");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("what you sent before was saved after all"), answer.body());
        assertFalse(key.equals(Algebra.field(answer.body(), "key")));
    }

    @Test
    void aCategoryIsMadeOnceHoweverOftenItsFormIsSent() {
        String key = Algebra.field(anna.get("/classes/algebra/settings").body(), "key");
        services.answer("POST " + CLASS + "/categories", 200, "<html>");

        String again = anna.post("/classes/algebra/settings", "key", key, "title.*", "Labs")
                .body();

        assertEquals(key, services.last("POST " + CLASS + "/categories").header("Idempotency-Key"));
        assertEquals(key, Algebra.field(again, "key"));
    }

    @Test
    void theHistoryTellsWhoWhenWhatAndWhy() {
        String page =
                anna.get("/classes/algebra/history?student=p-cleo&batch=b-1").body();

        assertEquals(
                "GET " + CLASS + "/changes?limit=100&student=p-cleo&batch=b-1",
                services.last().line());
        assertTrue(page.contains("22 Nov 2026, 08:00"), page);
        assertTrue(page.contains("<span>Anna Example <span class=\"soft\">(anna)</span></span></td>"), page);
        assertTrue(page.contains("second look"), page);
        assertTrue(page.contains("history/undo?change=8"), page);
        assertTrue(page.contains("history/undo?batch=b-1"), page);
    }

    @Test
    void whoIsNobodyOfTheSchoolIsCalledByTheLoginName() {
        String byRoot = Algebra.CHANGE.replace("\"by\":\"anna\"", "\"by\":\"root\"");
        services.answer("GET " + CLASS + "/changes", 200, "{\"changes\":[" + byRoot + "]}");

        String page = anna.get("/classes/algebra/history").body();

        assertTrue(page.contains("data-label=\"Who\">root</td>"), page);
    }

    @Test
    void theHistoryTellsWhatAnotherCommentWasAndIs() {
        String scored = "{\"state\":\"graded\",\"score\":18}";
        String commented = "{\"state\":\"graded\",\"score\":18,\"comment\":\"neat\"}";
        String changes = Algebra.CHANGE.replace("\"to\":" + scored, "\"from\":" + commented + ",\"to\":" + scored);
        services.answer("GET " + CLASS + "/changes", 200, "{\"changes\":[" + changes + "]}");

        String page = anna.get("/classes/algebra/history").body();
        String undo = anna.get("/classes/algebra/history/undo?change=8").body();

        assertTrue(page.contains("Comment: <q>neat</q>") && page.contains("</span> nothing"), page);
        assertTrue(undo.contains("<strong>18</strong><span class=\"comment\">neat</span>"), undo);
    }

    @Test
    void aChangeIsTakenBackOnceThatIsConfirmed() {
        String asked = anna.get("/classes/algebra/history/undo?change=8").body();
        assertTrue(asked.contains("<strong>nothing</strong>"), asked);

        HttpResponse<String> answer = anna.post("/classes/algebra/history/undo?change=8", "reason", "wrong column");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "{\"change\":8,\"reason\":\"wrong column\"}", services.last().body());
        assertTrue(anna.get("/classes/algebra/history").body().contains("1 result was taken back."));
    }

    @Test
    void whatMayHaveBeenTakenBackIsTakenBackOnceWhenTheFormIsSentAgain() {
        String undo = "/classes/algebra/history/undo?change=8";
        String key = Algebra.field(anna.get(undo).body(), "key");
        services.answer("POST " + CLASS + "/reversals", 503, "{}");

        HttpResponse<String> unconfirmed = anna.post(undo, "key", key, "reason", "wrong column");

        assertEquals(503, unconfirmed.statusCode());
        assertEquals(key, services.last("POST " + CLASS + "/reversals").header("Idempotency-Key"));
        assertEquals(key, Algebra.field(unconfirmed.body(), "key"));
    }

    @Test
    void whereSomebodyCameSinceIsSaid() {
        services.answer("POST " + CLASS + "/reversals", 200, Algebra.conflict());
        anna.get("/classes/algebra/history/undo?batch=b-1");

        HttpResponse<String> answer = anna.post("/classes/algebra/history/undo?batch=b-1", "reason", "");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Nothing was taken back; 1 was left alone"), answer.body());
        assertTrue(answer.body().contains("<li>Cleo Example, Quiz 1</li>"), answer.body());
    }

    @Test
    void whatIsNoChangeOfAResultCannotBeTakenBack() {
        for (String query : new String[] {"", "?change=7", "?change=x", "?change=8&batch=b-1"}) {
            assertEquals(404, anna.get("/classes/algebra/history/undo" + query).statusCode(), query);
        }
    }

    @Test
    void aPreviewTellsWhomSettingsAffectBeforeTheyAreSaved() {
        anna.get("/classes/algebra/settings");
        int before = services.count("PUT " + CLASS + "/categories/quizzes");

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/settings",
                "do",
                "preview",
                "seen.quizzes",
                "5",
                "title.quizzes",
                "Quizzes",
                "weight.quizzes",
                "60",
                "drop.quizzes",
                "0");

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("It changes the total or letter of 1 of 2 students."), answer.body());
        assertTrue(answer.body().contains("88.5 %"), answer.body());
        assertTrue(answer.body().contains("data-unsaved"), "it is not saved");
        assertEquals(before, services.count("PUT " + CLASS + "/categories/quizzes"));
    }

    @Test
    void aTeacherSavesCategoriesAndNotTheClass() {
        anna.get("/classes/algebra/settings");

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/settings",
                "seen.quizzes",
                "5",
                "title.quizzes",
                "Quizzes",
                "weight.quizzes",
                "12,5",
                "drop.quizzes",
                "2",
                "weighted",
                "yes");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("PUT " + CLASS + "/categories/quizzes", services.last().line());
        assertEquals(
                "{\"weight\":12.5,\"dropLowest\":2,\"title\":\"Quizzes\",\"through\":\"form\"}",
                services.last().body());
        assertEquals("\"5\"", services.last().headers().get("if-match"));
    }

    @Test
    void anAdministratorDecidesWeightsAndLetters() {
        services.answer(
                "PUT " + CLASS, 200, "{\"id\":\"algebra\",\"title\":\"Algebra\",\"weighted\":true,\"version\":2}");
        root.get("/classes/algebra/settings");

        HttpResponse<String> answer = root.post(
                "/classes/algebra/settings", "version", "1", "title", "Algebra", "weighted", "yes", "letters", "");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals("PUT " + CLASS, services.last().line());
        assertTrue(services.last().body().startsWith("{\"weighted\":true,\"title\":\"Algebra\""));
        assertTrue(
                services.last().body().endsWith("\"through\":\"form\"}"),
                services.last().body());
    }

    @Test
    void onlyAdministratorsChangeTheRoster() {
        String page = anna.get("/classes/algebra/roster").body();
        assertTrue(page.contains("Cleo Example") && page.contains("30 Jun 2027"), page);
        assertFalse(page.contains("datalist"), page);
        assertEquals(403, anna.get("/classes/algebra/roster/p-cleo").statusCode());
        assertEquals(
                403,
                anna.post("/classes/algebra/roster", "person", "p-dora", "role", "student")
                        .statusCode());
    }

    @Test
    void anAdministratorAddsChangesAndTakesOut() {
        String page = root.get("/classes/algebra/roster").body();
        assertTrue(page.contains("<option value=\"p-dora\">Dora Example</option>"), page);
        HttpResponse<String> added = root.post(
                "/classes/algebra/roster", "person", "p-dora", "role", "student", "from", "", "until", "2027-06-30");
        assertEquals(303, added.statusCode(), added.body());
        assertEquals(
                "{\"role\":\"student\",\"endDate\":\"2027-07-01\",\"through\":\"form\"}",
                services.last().body());
        assertEquals("*", services.last().headers().get("if-none-match"));

        root.get("/classes/algebra/roster/p-cleo");
        HttpResponse<String> changed =
                root.post("/classes/algebra/roster/p-cleo", "role", "student", "seen", "3", "from", "2026-10-01");
        assertEquals(303, changed.statusCode(), changed.body());
        assertEquals("\"3\"", services.last().headers().get("if-match"));

        root.get("/classes/algebra/roster/p-cleo/remove");
        assertEquals(
                303,
                root.post("/classes/algebra/roster/p-cleo/remove", "version", "3")
                        .statusCode());
    }
}
