package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.portal.remote.FakeServices;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A class as a file over real HTTP, with a grade book that answers what the test says. */
class FilePagesTest extends AlgebraPages {
    private static final String FILES = "/classes/algebra/files";
    private static final String IMPORT = FILES + "/imp-1";

    /** What the grade book tells of work: operation, state, what else. */
    private static final String BEGUN =
            "{\"id\":\"imp-1\",\"job\":{\"operation\":\"%s\",\"state\":\"%s\",\"by\":\"anna\",\"done\":1500,\"total\":80000%s}}";

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void whoTeachesNothingHereSeesNoFiles() {
        services.answer("GET " + CLASS + "/categories", 403, "{\"status\":403,\"title\":\"x\"}");

        assertEquals(403, cleo.get(FILES).statusCode());
    }

    @Test
    void theClassGoesOutAsAFileThatIsCalledAsTheClassAndItsTerm() {
        HttpResponse<String> file = anna.get("/classes/algebra/export?delimiter=semicolon");

        assertEquals("Student ID\r\n", file.body());
        assertEquals(
                "text/csv;charset=UTF-8",
                file.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "attachment; filename=\"Algebra-2026-27.csv\"; filename*=UTF-8''Algebra-2026-27.csv",
                file.headers().firstValue("Content-Disposition").orElse(""));
        assertEquals(
                "GET " + CLASS + "/results.csv?delimiter=semicolon",
                services.last().line());
    }

    @Test
    void aFileIsSentAsItIsWithHowItIsToBeRead() {
        anna.get(FILES);

        HttpResponse<String> answer = anna.upload(
                FILES,
                "Student ID;Quiz 1\r\np-cleo;19,5 – ü\r\n",
                "blank",
                "erase",
                "encoding",
                "utf-8",
                "decimal",
                "");

        assertEquals("/portal" + IMPORT, location(answer));
        FakeServices.Request sent = services.last("POST " + CLASS + "/imports");
        assertEquals("POST " + CLASS + "/imports?limit=1&encoding=utf-8&blank=erase", sent.line());
        assertEquals("Student ID;Quiz 1\r\np-cleo;19,5 – ü\r\n", sent.body());
        assertEquals("text/csv", sent.header("Content-Type"));
    }

    /** A page cannot hold a file, as it does other forms. */
    @Test
    void aFileForAGradeBookThatIsAwayIsAskedForAgain() {
        anna.get(FILES);
        services.present();

        HttpResponse<String> answer =
                anna.upload(FILES, "Student ID;Quiz 1\r\np-cleo;19,5\r\n", "decimal", "comma", "encoding", "utf-8");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Nothing was changed: the grade book does not answer."), answer.body());
        assertTrue(answer.body().contains("enctype=\"multipart/form-data\""), answer.body());
        assertTrue(answer.body().contains("<option value=\"utf-8\" selected>"), answer.body());
    }

    /** Sent again from a page that keeps forms, it would be no form with a file. */
    @Test
    void whoForgotTheFileIsAskedForItThoughTheGradeBookIsAway() {
        anna.get(FILES);
        services.present();

        HttpResponse<String> answer = anna.upload(FILES, "", "decimal", "comma");

        assertEquals(422, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("enctype=\"multipart/form-data\""), answer.body());
        assertTrue(answer.body().contains("<option value=\"comma\" selected>"), answer.body());
    }

    @Test
    void thePreviewSaysHowTheFileWasReadAndShowsWhatCannotBeReadFirst() {
        String page = anna.get(IMPORT).body();

        assertTrue(page.contains("Read as Windows-1252; between fields: semicolon; before decimals: comma."), page);
        assertTrue(page.contains("Columns that are not read: Algebra."), page);
        assertTrue(page.contains("Neither a score nor a state such as “excused”."), page);
        assertTrue(page.indexOf("Cannot be read") < page.indexOf("Cleo Example"), page);
        assertTrue(
                page.contains("<th scope=\"row\">Cleo Example</th><td class=\"number\" data-label=\"Line\">2</td>"),
                page);
        assertTrue(page.contains("<strong>19.5, late</strong>"), page);
        assertTrue(page.contains("Change 1 result"), page);
    }

    @Test
    void thePreviewSpeaksGerman() {
        String page = anna.get(IMPORT, "Accept-Language", "de").body();

        assertTrue(page.contains("Gelesen als Windows-1252; zwischen Feldern: Strichpunkt"), page);
        assertTrue(page.contains("Weder Punkte noch ein Status"), page);
        assertTrue(page.contains("19,5, verspätet"), page);
    }

    @Test
    void whatWasShownIsDoneAndCanBeTakenBack() {
        anna.get(IMPORT);

        HttpResponse<String> answer = anna.post(IMPORT + "/apply");
        services.answer("GET " + CLASS + "/imports/imp-1", 200, Algebra.importOf(",\"done\":" + Algebra.APPLIED));
        String page = anna.get(IMPORT).body();

        assertEquals("/portal" + IMPORT, location(answer));
        assertTrue(page.contains("1 result was changed."), page);
        assertTrue(page.contains("href=\"/portal/classes/algebra/history/undo?batch=b-7\""), page);
        assertFalse(page.contains("Change 1 result"), page);
    }

    @Test
    void whatHasChangedInBetweenIsListedWithItsLineAndNothingIsDone() {
        services.answer("POST " + CLASS + "/imports/imp-1/application", 409, """
                {"type":"https://rollcall.dev/problems/import-stale","title":"t","status":409,"detail":"d","count":2,\
                "conflicts":[{"line":7,"lineItem":"quiz","student":"p-cleo","title":"Quiz 1","givenName":"Cleo",\
                "familyName":"Example","current":{"state":"graded","score":3}},{"line":9,"lineItem":"gone","student":"p-x"}]}""");
        anna.get(IMPORT);

        HttpResponse<String> answer = anna.post(IMPORT + "/apply");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Nothing was changed: 2 results are not as they were"), answer.body());
        assertTrue(answer.body().contains("Changed in between"), answer.body());
        assertFalse(answer.body().contains("Change 1 result"), "it would fail again");
        assertTrue(
                answer.body().contains("Cleo Example</th><td class=\"number\" data-label=\"Line\">7</td>"),
                answer.body());
    }

    @Test
    void aFileThatTakesLongIsLookedAtWhileOneSeesHowFarItIs() {
        services.answer("POST " + CLASS + "/imports", 202, BEGUN.formatted("preview", "running", ""));
        services.answer("GET " + CLASS + "/imports/imp-1", 200, BEGUN.formatted("preview", "running", ""));
        anna.get(FILES);

        assertEquals("/portal" + IMPORT, location(anna.upload(FILES, "Student ID\r\n")));
        assertEquals(
                "respond-async, wait=2",
                services.last("POST " + CLASS + "/imports").header("Prefer"));
        HttpResponse<String> page = anna.get(IMPORT);

        assertEquals(
                "2; url=/portal" + IMPORT, page.headers().firstValue("Refresh").orElse(""));
        assertTrue(page.body().contains("<h1 id=\"work\">The file is being read</h1>"), page.body());
        assertTrue(page.body().contains("max=\"80000\" value=\"1500\""), page.body());
        assertTrue(page.body().contains("1,500 of 80,000 rows"), page.body());
    }

    @Test
    void whatIsBeingDoneCannotBeAskedForOnceMore() {
        services.answer(
                "POST " + CLASS + "/imports/imp-1/application", 202, BEGUN.formatted("application", "running", ""));
        services.answer(
                "GET " + CLASS + "/imports/imp-1",
                200,
                Algebra.importOf(
                        ",\"job\":{\"operation\":\"application\",\"state\":\"running\",\"by\":\"anna\",\"done\":0}"));
        anna.get(FILES);

        assertEquals("/portal" + IMPORT, location(anna.post(IMPORT + "/apply")));
        HttpResponse<String> page = anna.get(IMPORT, "Accept-Language", "de");

        assertEquals(
                "2; url=/portal" + IMPORT, page.headers().firstValue("Refresh").orElse(""));
        assertTrue(page.body().contains("Der Import läuft"), page.body());
        assertTrue(page.body().contains("Es hat gerade begonnen."), page.body());
        assertFalse(page.body().contains("/apply"), page.body());
    }

    @Test
    void whatEndedBadlyIsExplainedAndCanBeAskedForAgain() {
        services.answer(
                "GET " + CLASS + "/imports/imp-1",
                200,
                Algebra.importOf(
                        ",\"job\":{\"operation\":\"application\",\"state\":\"interrupted\",\"by\":\"anna\",\"done\":7}"));

        HttpResponse<String> page = anna.get(IMPORT);

        assertTrue(page.headers().firstValue("Refresh").isEmpty());
        assertTrue(page.body().contains("The grade book was stopped before this was done."), page.body());
        assertTrue(page.body().contains("Change 1 result"), page.body());
    }

    @Test
    void whatHasChangedWhileNobodyWaitedIsLookedAtOnceMore() {
        services.answer(
                "GET " + CLASS + "/imports/imp-1",
                200,
                Algebra.importOf(",\"job\":{\"operation\":\"application\",\"state\":\"failed\",\"by\":\"anna\","
                        + "\"problem\":\"import-stale\"}"));

        String page = anna.get(IMPORT).body();

        assertTrue(page.contains("Nothing was changed: some results are not as they were"), page);
        assertTrue(page.contains("Choose the file again"), page);
    }

    @Test
    void aFileThatTookLongAndCannotBeReadIsExplained() {
        String unreadable = ",\"problem\":\"file-unreadable\",\"reason\":\"encoding\"";
        services.answer("GET " + CLASS + "/imports/imp-1", 200, BEGUN.formatted("preview", "failed", unreadable));

        HttpResponse<String> page = anna.get(IMPORT);

        assertTrue(page.headers().firstValue("Refresh").isEmpty());
        assertTrue(page.body().contains("role=\"alert\""), page.body());
        assertTrue(page.body().contains("<h1 id=\"work\">The file was not read</h1>"), page.body());
        assertFalse(page.body().contains("<progress"), page.body());
        assertTrue(page.body().contains("href=\"/portal" + FILES + "\""), page.body());
    }

    @Test
    void theLineOfAFileThatTookLongIsNamed() {
        String unreadable = ",\"problem\":\"file-unreadable\",\"reason\":\"quotes\",\"line\":2,\"detail\":\"d\"";
        services.answer("GET " + CLASS + "/imports/imp-1", 200, BEGUN.formatted("preview", "failed", unreadable));

        String page = anna.get(IMPORT).body();

        assertTrue(page.contains("Line 2: A quotation mark is not closed"), page);
    }

    @Test
    void whatTheGradeBookSaysOfWorkThatItRefusedIsPassedOn() {
        String refused = ",\"problem\":\"invalid\",\"detail\":\"It is too late.\"";
        services.answer("GET " + CLASS + "/imports/imp-1", 200, BEGUN.formatted("preview", "failed", refused));

        assertTrue(anna.get(IMPORT).body().contains("It is too late."));
    }

    @Test
    void aFileThatCannotBeReadIsExplainedBesideTheForm() {
        services.answer("POST " + CLASS + "/imports", 422, """
                {"type":"https://rollcall.dev/problems/file-unreadable","title":"t","status":422,"detail":"d",\
                "reason":"quotes","line":2}""");
        anna.get(FILES);

        HttpResponse<String> answer = anna.upload(FILES, "x\n\"", "blank", "erase");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Line 2: A quotation mark is not closed"), answer.body());
        assertTrue(answer.body().contains("value=\"erase\" checked"), answer.body());
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionIsNotBelieved() {
        anna.get(FILES);
        anna.forgetToken();
        int before = services.count("POST " + CLASS + "/imports");

        assertEquals(403, anna.upload(FILES, "x").statusCode());
        assertEquals(before, services.count("POST " + CLASS + "/imports"));
    }

    @Test
    void aFileThatIsTooLargeIsRefusedBeforeItIsRead() {
        RawReply answer = RawRequest.of("POST", portal.uri(FILES).getRawPath())
                .header("X-Person", "anna teacher")
                .header("Content-Type", "multipart/form-data; boundary=x-x")
                .announcing((8 << 20) + (16 << 10) + 1)
                .ending(RawRequest.Ending.HALF_CLOSED)
                .send(portal.port());

        assertEquals(413, answer.status());
        assertTrue(answer.body().contains("larger than 8 MiB"), answer.text());
    }
}
