package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.portal.page.Troubles;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was typed into a page of a class is not lost when it cannot be saved now, and nothing false is said of it. */
class KeptFormsServletTest extends AlgebraPages {
    private static final String ITEM = "/classes/algebra/items/quiz";
    private static final String IMPORT = "/classes/algebra/files/imp-1";
    private static final String NOTHING_CHANGED = "Nothing was changed";

    @ParameterizedTest
    @ValueSource(strings = {"not-serving", "unavailable"})
    void aFormIsKeptWhileTheGradeBookSaysThatItCannotAnswer(String problem) {
        anna.get(ITEM);
        services.answer("GET " + CLASS + "/gradebook", 503, problem(problem));

        HttpResponse<String> answer = anna.post(ITEM + "/results", "seen.p-cleo", "8", "score.p-cleo", "19");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains(NOTHING_CHANGED), answer.body());
        assertEquals("19", Algebra.field(answer.body(), "score.p-cleo"));
    }

    @Test
    void whyAFormOrAFileWasNotTakenIsInTheLogUnderTheReferenceOfThePage() {
        anna.get(ITEM);
        services.present(ServiceName.REGISTRY);
        try (Log4jCapture log = new Log4jCapture(Troubles.class)) {
            HttpResponse<String> form = anna.post(ITEM + "/results", "seen.p-cleo", "8", "score.p-cleo", "19");
            HttpResponse<String> file = anna.upload("/classes/algebra/files", "Student ID\r\n");

            assertEquals(
                    List.of("/portal" + ITEM + "/results", "/portal/classes/algebra/files"),
                    log.events().stream()
                            .map(line -> line.getMessage().getFormattedMessage())
                            .peek(line -> assertTrue(line.startsWith("service away service=GradingService"), line))
                            .map(line -> line.replaceFirst(".* path=(\\S+) .*", "$1"))
                            .toList());
            for (HttpResponse<String> answer : List.of(form, file)) {
                String trace =
                        answer.headers().firstValue("traceparent").orElseThrow().split("-")[1];
                assertEquals(503, answer.statusCode());
                assertTrue(answer.body().contains("<code>" + trace + "</code>"), answer.body());
            }
        }
    }

    @Test
    void whatMayHaveBeenSavedIsNotSaidToBeUnchangedThoughThePageCannotBeMadeWhole() {
        anna.get(ITEM);
        services.answer("PUT " + CLASS + "/line-items/quiz", 503, problem("unavailable"));
        services.answer("GET " + CLASS + "/statistics", 503, problem("unavailable"));

        HttpResponse<String> answer = anna.post(ITEM, "title", "Quiz", "maximum", "30", "version", "6");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Not confirmed"), answer.body());
        assertFalse(answer.body().contains(NOTHING_CHANGED), answer.body());
        assertTrue(answer.body().contains("name=\"maximum\" type=\"text\" value=\"30\""), answer.body());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500, 503})
    void marksThatClashAreKeptThoughNobodyTellsHowTheResultsLie(int status) {
        anna.get(ITEM);
        services.answer("PATCH " + CLASS + "/results", 200, Algebra.conflict());
        services.answer("GET " + CLASS + "/statistics", status, "<html>");

        HttpResponse<String> answer = anna.post(ITEM + "/results", "seen.p-cleo", "8", "score.p-cleo", "19");

        assertEquals(409, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("you typed 19."), answer.body());
    }

    @Test
    void anImportThatMayHaveBeenDoneIsNotSaidToBeUndone() {
        anna.get(IMPORT);
        services.answer("POST " + CLASS + "/imports/imp-1/application", 503, problem("unavailable"));
        services.answer("GET " + CLASS + "/imports/imp-1", 503, problem("unavailable"));

        HttpResponse<String> answer = anna.post(IMPORT + "/apply");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("It is not known yet whether this was done"), answer.body());
        assertFalse(answer.body().contains(NOTHING_CHANGED), answer.body());
    }

    @Test
    void anImportThatMayHaveBeenDoneIsNotSaidToBeUndoneByAnAnswerWithoutSense() {
        anna.get(IMPORT);
        services.answer("POST " + CLASS + "/imports/imp-1/application", 200, "<html>");
        services.answer("GET " + CLASS + "/imports/imp-1", 200, "<html>");

        HttpResponse<String> answer = anna.post(IMPORT + "/apply");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("It is not known yet whether this was done"), answer.body());
        assertTrue(answer.body().contains("href=\"/portal" + IMPORT + "\""), answer.body());
    }

    @Test
    void anImportThatIsSeenToBeDoneIsNotCalledUncertain() {
        anna.get(IMPORT);
        services.answer("POST " + CLASS + "/imports/imp-1/application", 503, problem("unavailable"));
        services.answer("GET " + CLASS + "/imports/imp-1", 200, Algebra.importOf(",\"done\":" + Algebra.APPLIED));

        HttpResponse<String> answer = anna.post(IMPORT + "/apply");

        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().contains("It is not known yet"), answer.body());
    }

    @Test
    void settingsOfWhichSomeWereSavedSayWhichWhenTheGradeBookGoes() {
        String page = anna.get("/classes/algebra/settings").body();
        services.answer("POST " + CLASS + "/categories", 503, problem("not-serving"));

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/settings",
                "seen.quizzes",
                Algebra.field(page, "seen.quizzes"),
                "title.quizzes",
                "Short tests",
                "weight.quizzes",
                "40",
                "drop.quizzes",
                "1",
                "title.*",
                "Labs",
                "weight.*",
                "60");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("<span>Saved: “Short tests”.</span>"), answer.body());
        assertTrue(answer.body().contains("Not saved yet: “Labs”. The grade book does not answer"), answer.body());
        assertTrue(answer.body().contains("name=\"title.*\" type=\"text\" value=\"Labs\""), answer.body());
    }

    @Test
    void settingsThatAreSavedInPartSayWhichPartsAreAndWhichAreNot() {
        String page = anna.get("/classes/algebra/settings").body();
        services.answer("POST " + CLASS + "/categories", 422, """
                {"type":"https://rollcall.dev/problems/invalid","title":"t","status":422,"detail":"Title is taken."}""");

        HttpResponse<String> answer = anna.post(
                "/classes/algebra/settings",
                "seen.quizzes",
                Algebra.field(page, "seen.quizzes"),
                "title.quizzes",
                "Short tests",
                "weight.quizzes",
                "40",
                "title.*",
                "Labs");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("<span>Saved: “Short tests”.</span>"), answer.body());
        assertTrue(answer.body().contains("<span>“Labs”: "), answer.body());
    }

    /** The container sends it once more after the log-in. */
    @Test
    void aFormThatWasTypedBeforeTheLogInIsKeptAndSentWithOnePress() {
        int sentBefore = services.count("PATCH " + CLASS + "/results");
        anna.get(ITEM);
        anna.forgetToken();

        HttpResponse<String> kept = anna.postWith(
                List.of("Sec-Fetch-Site", "same-origin"), ITEM + "/results", "seen.p-cleo", "8", "score.p-cleo", "19");
        int sentByThen = services.count("PATCH " + CLASS + "/results");
        HttpResponse<String> sent = anna.post(ITEM + "/results", "seen.p-cleo", "8", "score.p-cleo", "19");

        assertEquals(403, kept.statusCode());
        assertEquals("19", Algebra.field(kept.body(), "score.p-cleo"));
        assertEquals(sentBefore, sentByThen);
        assertEquals(303, sent.statusCode(), sent.body());
    }

    @Test
    void aFormOfWhichNobodySaysThatItIsOursIsNotKept() {
        for (List<String> headers : List.of(List.<String>of(), List.of("Sec-Fetch-Site", "cross-site"))) {
            anna.get(ITEM);
            anna.forgetToken();

            HttpResponse<String> answer = anna.postWith(headers, ITEM + "/results", "score.p-cleo", "19");

            assertEquals(403, answer.statusCode());
            assertFalse(answer.body().contains("score.p-cleo"), answer.body());
        }
    }

    private static String problem(String slug) {
        return "{\"type\":\"https://rollcall.dev/problems/" + slug + "\",\"title\":\"x\",\"status\":503}";
    }
}
