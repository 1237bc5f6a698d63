package dev.rollcall.portal.page.oneroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.page.backup.ArchiveDownload;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.GradeArchives;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.gradebook.OneRosterImports;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Archives of other systems over real HTTP, with a grade book that answers what the test says. */
class OneRosterPagesTest {
    private static final String PAGE = "/admin/roster";
    private static final String IMPORT = PAGE + "/imp-1";
    private static final String IMPORTS = OneRosterPages.IMPORTS;
    private static final String UNDONE =
            ",\"batch\":\"b-1\",\"undone\":\"b-2\",\"reversal\":{\"undone\":%s,\"kept\":%s}";

    private static FakeServices services;
    private static EmbeddedTomcat portal;

    private final Browser root = new Browser(portal::uri, "root admin");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Pages pages = new Pages(request -> false);
        OneRosterImports imports = new OneRosterImports(new GradingApi(services.client()));
        WallClock clock = new WallClock(InstantSource.fixed(Instant.parse("2026-11-24T10:00:00Z")), ZoneOffset.UTC);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet(PAGE, new OneRosterPage(pages, imports, clock))
                        .servlet(PAGE + "/*", new OneRosterImportPage(pages, imports, clock))
                        .servlet(
                                PAGE + "/oneroster.zip",
                                new ArchiveDownload(
                                        pages, new GradeArchives(services.streams())::oneRoster, "oneroster", clock)));
    }

    /** The state of work. */
    private static String job(String state) {
        return "\"job\":{\"operation\":\"application\",\"state\":\"" + state + "\",\"by\":\"root\","
                + "\"since\":\"2026-11-24T09:58:30Z\",\"done\":3,\"total\":9}";
    }

    @AfterAll
    static void stop() {
        portal.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        OneRosterPages.prepare(services);
    }

    private static String location(HttpResponse<String> answer) {
        assertEquals(303, answer.statusCode(), answer.body());
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void theRostersGoOutAsAFile() {
        HttpResponse<String> file = root.get(PAGE + "/oneroster.zip");

        assertEquals("PK", file.body());
        assertEquals(
                "application/zip", file.headers().firstValue("Content-Type").orElse(""));
        assertEquals(
                "attachment; filename=\"oneroster-2026-11-24.zip\"",
                file.headers().firstValue("Content-Disposition").orElse(""));
    }

    @Test
    void anArchiveIsSentAsItIsAndShownOnAPageOfItsOwn() {
        assertTrue(root.get(PAGE).body().contains("24 Nov 2026, 10:00</a>"));

        HttpResponse<String> answer = root.upload(PAGE, "PK\u0003\u0004 ü", "missing", "end");

        assertEquals("/portal" + IMPORT, location(answer));
        FakeServices.Request sent = services.last("POST " + IMPORTS);
        assertEquals("POST " + IMPORTS + "?missing=end", sent.line());
        assertEquals("PK\u0003\u0004 ü", sent.body());
        assertEquals("application/zip", sent.header("Content-Type"));
    }

    @Test
    void whatTakesLongIsShownWhileItGoesOn() {
        services.answer("POST " + IMPORTS + "/imp-1/application", 202, "{\"id\":\"imp-1\"," + job("running") + "}");
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one("," + job("running")));
        root.get(PAGE);

        assertEquals("/portal" + IMPORT, location(root.post(IMPORT + "/apply")));
        HttpResponse<String> page = root.get(IMPORT);

        assertEquals(
                "2; url=/portal" + IMPORT, page.headers().firstValue("Refresh").orElse(""));
        assertTrue(page.body().contains("3 of 9 rows"), page.body());
        assertTrue(page.body().contains("Begun: 24 Nov 2026, 09:58"), page.body());
        assertFalse(page.body().contains("/apply"), page.body());
    }

    @Test
    void anArchiveThatIsLookedAtIsShownToBeAndWhatFailedIsExplained() {
        services.answer("POST " + IMPORTS, 202, "{\"id\":\"imp-1\"," + job("running") + "}");
        services.answer("GET " + IMPORTS + "/imp-1", 200, "{\"id\":\"imp-1\"," + job("failed") + "}");
        root.get(PAGE);

        assertEquals("/portal" + IMPORT, location(root.upload(PAGE, "PK", "missing", "keep")));
        HttpResponse<String> page = root.get(IMPORT);

        assertTrue(page.headers().firstValue("Refresh").isEmpty());
        assertTrue(page.body().contains("because the grade book has failed"), page.body());
        assertTrue(page.body().contains("Begun: 24 Nov 2026, 09:58"), page.body());
    }

    @Test
    void whatAnotherAttemptHasDoneIsNotSaidToHaveFailed() {
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one("," + job("failed")));
        assertTrue(root.get(IMPORT).body().contains("because the grade book has failed"));

        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(",\"batch\":\"b-1\"," + job("failed")));
        assertFalse(root.get(IMPORT).body().contains("because the grade book has failed"));
    }

    @Test
    void whatCannotBeReadIsShownBeforeWhatWouldChange() {
        String page = root.get(IMPORT).body();

        assertTrue(page.contains("Somebody else has this user name, or several have it."), page);
        assertTrue(page.contains("Given name must not be blank."), page);
        assertTrue(page.contains("999 more are not listed."), page);
        assertTrue(page.indexOf("Cannot be read") < page.indexOf("algebra_cleo"), page);
        assertTrue(page.contains("student, &lt;b>") || page.contains("student, &lt;b&gt;"), page);
        assertTrue(page.contains("Enrolments that the archive does not have end."), page);
    }

    @Test
    void whoWasFoundByUserNameIsShownBeforeThatAndWhereNamesDifferIsPlain() {
        String page = root.get(IMPORT).body();

        assertTrue(page.contains("<td data-label=\"Here\">Ben Example</td>"), page);
        assertTrue(page.contains("<strong>Bea Example</strong>"), page);
        assertTrue(page.contains("1 more is not listed."), page);
        assertTrue(page.indexOf("Found by user name") < page.indexOf("Cannot be read"), page);
    }

    @Test
    void itSpeaksGerman() {
        String page = root.get(IMPORT, "Accept-Language", "de").body();

        assertTrue(page.contains("users.csv, Zeile 4"), page);
        assertTrue(page.contains("Jemand anderes hat diesen Benutzernamen"), page);
    }

    @Test
    void whatWasShownIsDoneAndTakenBack() {
        root.get(IMPORT);

        assertEquals("/portal" + IMPORT, location(root.post(IMPORT + "/apply")));
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(",\"batch\":\"b-1\""));
        String done = root.get(IMPORT).body();
        assertTrue(done.contains("The archive was imported."), done);
        assertFalse(done.contains("Import the archive"), done);
        assertEquals("/portal" + IMPORT, location(root.post(IMPORT + "/undo")));
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(UNDONE.formatted(7, 1)));
        String undone = root.get(IMPORT).body();

        assertTrue(undone.contains("7 changes were taken back. 1 stays, because"), undone);
        assertFalse(undone.contains(IMPORT + "/undo"), undone);
    }

    @Test
    void whatWasTakenBackWhileNobodyWaitedSaysHowMuchStayed() {
        services.answer("POST " + IMPORTS + "/imp-1/reversal", 202, "{\"id\":\"imp-1\"," + job("running") + "}");
        root.get(IMPORT);

        assertEquals("/portal" + IMPORT, location(root.post(IMPORT + "/undo")));
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(UNDONE.formatted(240, 3)));
        assertTrue(root.get(IMPORT).body().contains("240 changes were taken back. 3 stay, because"));
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(UNDONE.formatted(240, 0)));
        String all = root.get(IMPORT, "Accept-Language", "de").body();
        assertTrue(all.contains("240 Änderungen wurden rückgängig gemacht.</p>"), all);
    }

    @Test
    void anArchiveIsForgotten() {
        root.get(IMPORT);

        assertEquals("/portal" + PAGE, location(root.post(IMPORT + "/discard")));

        assertTrue(root.get(PAGE).body().contains("The archive was forgotten."));
    }

    @Test
    void anArchiveThatIsForgottenAlreadyIsSaidToBe() {
        services.answer("DELETE " + IMPORTS + "/imp-1", 404, """
                {"type":"https://rollcall.dev/problems/not-found","title":"t","status":404}""");
        root.get(IMPORT);

        assertEquals("/portal" + PAGE, location(root.post(IMPORT + "/discard")));

        assertTrue(root.get(PAGE).body().contains("The archive was forgotten."));
    }

    @Test
    void anArchiveThatIsForgottenWithoutAnAnswerIsSaidToBe() {
        services.answer("DELETE " + IMPORTS + "/imp-1", 503, """
                {"type":"https://rollcall.dev/problems/unavailable","title":"t","status":503}""");
        services.answer("GET " + IMPORTS + "/imp-1", 404, """
                {"type":"https://rollcall.dev/problems/not-found","title":"t","status":404}""");
        root.get(PAGE);

        assertEquals("/portal" + PAGE, location(root.post(IMPORT + "/discard")));

        assertTrue(root.get(PAGE).body().contains("The archive was forgotten."));
    }

    @Test
    void anArchiveThatCannotBeForgottenStaysAndThePageSaysWhy() {
        services.answer("DELETE " + IMPORTS + "/imp-1", 409, """
                {"type":"https://rollcall.dev/problems/conflict","title":"t","status":409,"detail":"It was done."}""");
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(UNDONE.formatted(7, 1)));
        root.get(IMPORT);

        HttpResponse<String> answer = root.post(IMPORT + "/discard");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("It was done."), answer.body());
    }

    @Test
    void whetherAnArchiveIsForgottenIsSaidToBeOpenWhileTheGradeBookIsAway() {
        String away = "{\"type\":\"https://rollcall.dev/problems/unavailable\",\"title\":\"x\",\"status\":503}";
        services.answer("DELETE " + IMPORTS + "/imp-1", 503, away);
        root.get(IMPORT);

        HttpResponse<String> answer = root.post(IMPORT + "/discard");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("It is not known yet whether this was done"), answer.body());
    }

    @Test
    void whatIsNoLongerAsItWasShownIsNotDone() {
        services.answer("POST " + IMPORTS + "/imp-1/application", 409, """
                {"type":"https://rollcall.dev/problems/import-stale","title":"t","status":409,"detail":"d"}""");
        root.get(IMPORT);

        HttpResponse<String> answer = root.post(IMPORT + "/apply");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("Nothing was changed: the grade book is not as it was"), answer.body());
    }

    @Test
    void whatMayHaveBeenDoneIsSaidToBeOpenThoughTheGradeBookIsAway() {
        String away = "{\"type\":\"https://rollcall.dev/problems/unavailable\",\"title\":\"x\",\"status\":503}";
        root.get(IMPORT);
        services.answer("POST " + IMPORTS + "/imp-1/application", 503, away);
        services.answer("GET " + IMPORTS + "/imp-1", 503, away);

        HttpResponse<String> answer = root.post(IMPORT + "/apply");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("It is not known yet whether this was done"), answer.body());
        assertTrue(answer.body().contains("href=\"/portal" + IMPORT + "\""), answer.body());
    }

    @Test
    void whatIsSeenToBeDoneIsNotCalledUncertain() {
        root.get(IMPORT);
        services.answer(
                "POST " + IMPORTS + "/imp-1/reversal",
                503,
                "{\"type\":\"https://rollcall.dev/problems/unavailable\",\"title\":\"x\",\"status\":503}");
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(UNDONE.formatted(240, 0)));

        HttpResponse<String> answer = root.post(IMPORT + "/undo");

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("240 changes were taken back."), answer.body());
        assertFalse(answer.body().contains("It is not known yet"), answer.body());
    }

    @Test
    void anImportThatIsDoneDoesNotHideThatItsReversalIsUncertain() {
        root.get(IMPORT);
        services.answer(
                "POST " + IMPORTS + "/imp-1/reversal",
                503,
                "{\"type\":\"https://rollcall.dev/problems/unavailable\",\"title\":\"x\",\"status\":503}");
        services.answer("GET " + IMPORTS + "/imp-1", 200, OneRosterPages.one(",\"batch\":\"b-1\""));

        HttpResponse<String> answer = root.post(IMPORT + "/undo");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("It is not known yet"), answer.body());
    }

    @Test
    void anArchiveThatCannotBeReadIsExplainedBesideTheForm() {
        services.answer("POST " + IMPORTS, 422, """
                {"type":"https://rollcall.dev/problems/file-unreadable","title":"t","status":422,"detail":"d","reason":"paths"}""");
        root.get(PAGE);

        HttpResponse<String> answer = root.upload(PAGE, "PK", "missing", "end");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("The archive must have its files beside one another"), answer.body());
        assertTrue(answer.body().contains("value=\"end\" checked"), answer.body());
    }

    @Test
    void theFileAndTheColumnThatAreWrongAreNamed() {
        String document = """
                {"type":"https://rollcall.dev/problems/file-unreadable","title":"t","status":422,\
                "detail":"%s","reason":"%s"}""";
        services.answer(
                "POST " + IMPORTS, 422, document.formatted("users.csv has no column <username\\u202e>.", "columns"));
        root.get(PAGE);

        String page = root.upload(PAGE, "PK", "missing", "end").body();
        assertTrue(
                page.contains(
                        "in their names. The grade book says: users.csv has no column &lt;username\\u202E&gt;.</span>"),
                page);

        services.answer(
                "POST " + IMPORTS,
                422,
                document.formatted("The file is no ZIP archive, or it is damaged or cut off.", "no-archive"));
        String same = root.upload(PAGE, "no", "missing", "end").body();
        assertTrue(same.contains("damaged or cut off.</span>"), same);
        assertFalse(same.contains("The grade book says"), same);
    }
}
