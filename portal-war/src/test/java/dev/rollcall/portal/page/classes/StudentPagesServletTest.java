package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A student's pages over real HTTP, with a grade book that answers what the test says. */
class StudentPagesServletTest extends AlgebraPages {
    private static final String STUDENT = "/classes/algebra/students/p-cleo";
    private static final String HIDDEN_TOO =
            "The totals include hidden work too, as far as it counts; students see theirs without it.";

    private HttpResponse<String> save(String score) {
        String page = anna.get(STUDENT).body();
        return anna.post(
                STUDENT + "/results",
                "seen.quiz",
                Algebra.field(page, "seen.quiz"),
                "score.quiz",
                score,
                "comment.quiz",
                "neat");
    }

    @Test
    void aTeacherSeesAllResultsInAFormWithWhatCounts() {
        String page = anna.get(STUDENT).body();

        assertTrue(page.contains("name=\"score.quiz\" type=\"text\" value=\"18\""), page);
        assertTrue(page.contains("name=\"comment.quiz\" type=\"text\" value=\"neat\""), page);
        assertTrue(page.contains("<strong>90 %</strong>"), page);
        assertTrue(page.contains("the lowest result is dropped"), page);
        assertTrue(page.contains("does not count"), page);
        assertTrue(page.contains("at the end: counts as zero"), page);
    }

    /** {@code essay} is hidden, and counts as zero at the end. */
    @Test
    void whoeverSeesTotalsThatMayCountHiddenWorkIsToldThatStudentsMayHaveOthers() {
        String said = "<p class=\"sub\">" + HIDDEN_TOO + "</p>";
        List<String> pages = List.of("/classes/algebra", STUDENT, "/classes/algebra/totals/p-cleo");

        pages.forEach(path -> assertTrue(anna.get(path).body().contains(said), path));
        assertTrue(previewOfSettings().contains(said));
        assertFalse(anna.get(STUDENT + "/report").body().contains(said), "it has those of the student");
        Algebra.prepare(services, answer -> answer.replace("\"published\":false", "\"published\":true"));
        pages.forEach(path -> assertFalse(anna.get(path).body().contains(said), path));
        assertFalse(previewOfSettings().contains(said));
    }

    /** With the totals of Cleo as they would be. */
    private String previewOfSettings() {
        String page = anna.post("/classes/algebra/settings", "do", "preview").body();
        assertTrue(page.contains("88.5 %"), page);
        return page;
    }

    @Test
    void whatWasTouchedIsSavedWithTheVersionThatWasSeen() {
        HttpResponse<String> answer = save("19,5");

        assertEquals(303, answer.statusCode(), answer.body());
        assertEquals(
                "{\"through\":\"form\",\"results\":[{\"state\":\"graded\",\"score\":19.5,\"comment\":\"neat\","
                        + "\"lineItem\":\"quiz\",\"student\":\"p-cleo\",\"version\":8}]}",
                services.last().body());
        assertTrue(anna.get(STUDENT).body().contains("1 result was saved."));
    }

    @Test
    void moreWorkThanAFormHasFieldsForIsOnSeveralPagesAndSavedThere() {
        String essay = "{\"id\":\"essay\",\"title\":\"Essay\"";
        String more = IntStream.range(0, 160)
                .mapToObj(number -> "{\"id\":\"w-" + number + "\",\"title\":\"Work\",\"maximum\":10,"
                        + "\"extraCredit\":false,\"published\":true,\"version\":7},")
                .collect(Collectors.joining());
        String shares = IntStream.range(0, 160)
                .mapToObj(number -> "{\"lineItem\":\"w-" + number
                        + "\",\"treatment\":\"left-out\",\"earned\":0,\"possible\":10,\"contribution\":0},")
                .collect(Collectors.joining());
        String left = "{\"lineItem\":\"essay\",\"treatment\"";
        Algebra.prepare(services, answer -> answer.replace(essay, more + essay).replace(left, shares + left));

        String first = anna.get(STUDENT).body();
        String second = anna.get(STUDENT + "?part=2").body();
        HttpResponse<String> answer = anna.post(
                STUDENT + "/results?part=2", "seen.w-159", Algebra.field(second, "seen.w-159"), "score.w-159", "7");

        assertEquals(150, first.split("name=\"seen\\.", -1).length - 1);
        assertFalse(first.contains("seen.w-159"), first);
        assertTrue(first.contains("href=\"/portal" + STUDENT + "?part=2\""), first);
        assertEquals(
                "/portal" + STUDENT + "?part=2",
                answer.headers().firstValue("Location").orElse(""));
        assertTrue(
                services.last().body().contains("\"lineItem\":\"w-159\""),
                services.last().body());
    }

    @Test
    void anUntouchedFormIsNotSent() {
        int before = services.count("PATCH " + CLASS + "/results");

        assertEquals(303, save("18").statusCode());

        assertEquals(before, services.count("PATCH " + CLASS + "/results"));
    }

    @Test
    void whatSomebodyElseSavedIsShownBesideWhatWasTyped() {
        services.answer("PATCH " + CLASS + "/results", 200, Algebra.conflict());

        HttpResponse<String> answer = save("19");

        assertEquals(409, answer.statusCode());
        String page = answer.body();
        assertTrue(page.contains("Quiz 1: anna saved 12 on 22 Nov 2026, 08:00, you typed 19."), page);
        assertTrue(page.contains("name=\"choice.quiz\" value=\"theirs\""), page);
        assertTrue(Algebra.field(page, "seen.quiz").startsWith("9."), page);
        assertTrue(page.contains("No result was saved; 1 needs your decision, marked below."), page);
    }

    @Test
    void whatWasTypedIsKeptWhenTheGradeBookCannotTellWhoWasFaster() {
        services.answer("PATCH " + CLASS + "/results", 200, Algebra.conflict());
        services.answer("GET " + CLASS + "/changes", 200, "<html>");

        HttpResponse<String> answer = save("19");

        assertEquals(409, answer.statusCode(), answer.body());
        String page = answer.body();
        assertTrue(page.contains("Quiz 1: 12 stands there now, you typed 19."), page);
        assertTrue(page.contains("name=\"choice.quiz\" value=\"theirs\""), page);
    }

    @Test
    void twoWhoTypeTheSameDoNotDisagree() {
        services.answer(
                "PATCH " + CLASS + "/results",
                200,
                Algebra.conflict().replace("\"score\":12", "\"score\":19,\"comment\":\"neat\""));

        assertEquals(303, save("19").statusCode());
    }

    @Test
    void mistakesAreShownInPlaceAndNothingIsSaved() {
        int before = services.count("PATCH " + CLASS + "/results");

        HttpResponse<String> answer = save("<b>");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("value=\"&lt;b>\""), answer.body());
        assertTrue(answer.body().contains("This is not a number."));
        assertTrue(answer.body().contains("data-unsaved=\"yes\""), "it is not left unasked");
        assertEquals(before, services.count("PATCH " + CLASS + "/results"));
    }

    @Test
    void anAnswerThatMakesNoSenseIsReportedAsNotConfirmed() {
        services.answer("PATCH " + CLASS + "/results", 200, "<html>");

        HttpResponse<String> answer = save("19");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Not confirmed"), answer.body());
        assertTrue(answer.body().contains("value=\"19\""), "what was typed is still there");
    }

    @Test
    void aClosedTermIsSaid() {
        services.answer(
                "PATCH " + CLASS + "/results",
                409,
                "{\"type\":\"https://rollcall.dev/problems/term-closed\",\"title\":\"x\",\"status\":409}");

        HttpResponse<String> answer = save("19");

        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("the term of this class is closed"), answer.body());
    }

    @Test
    void aStudentReadsTheOwnReportAndNoForm() {
        String page = cleo.get(STUDENT).body();

        assertEquals(
                "GET " + CLASS + "/students/p-cleo?published=true",
                services.last("GET " + CLASS + "/students/p-cleo").line());
        assertTrue(page.contains("neat"), page);
        assertFalse(page.contains("name=\"seen.quiz\""), page);
        assertTrue(page.contains("action=\"/portal" + STUDENT + "/what-if\""), page);
    }

    @Test
    void aReportTellsOnPaperOfWhichTermAndDayItIs() {
        String page = cleo.get(STUDENT).body();

        assertTrue(
                page.contains("<p class=\"sub printed\">2026/27 (1 Aug 2026 to 31 Jul 2027) · as of 26 Nov 2026</p>"),
                page);
        String report = Algebra.report("");
        services.answer(
                "GET " + CLASS + "/students/p-cleo",
                200,
                report.replace(Algebra.TERM, "\"term\":{\"id\":\"year-26\",\"title\":\"Always\"}"));
        assertTrue(cleo.get(STUDENT).body().contains("<p class=\"sub printed\">Always · as of 26 Nov 2026</p>"));
        services.answer("GET " + CLASS + "/students/p-cleo", 200, report.replace(Algebra.TERM + ",", ""));
        assertTrue(anna.get(STUDENT + "/report").body().contains("<p class=\"sub printed\">as of 26 Nov 2026</p>"));
    }

    @Test
    void whatIfCalculatesAndKeepsWhatWasTyped() {
        HttpResponse<String> answer = cleo.get(STUDENT + "/what-if?score.quiz=20&score.essay=");

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "{\"results\":[{\"state\":\"graded\",\"score\":20,\"lineItem\":\"quiz\"}]}",
                services.last().body());
        assertTrue(answer.body().contains("<strong>100 %</strong>"), answer.body());
        assertTrue(answer.body().contains("Nothing was stored"), answer.body());
        assertTrue(answer.body().contains("maxlength=\"32\" value=\"20\""), answer.body());
    }

    @Test
    void whatIfSaysWhatIsNoNumber() {
        HttpResponse<String> answer = cleo.get(STUDENT + "/what-if?score.quiz=a%22b");

        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("This is not a number."), answer.body());
    }

    @Test
    void aStudentsStartPageListsTheOwnClassesWithTheirTotals() {
        String page = cleo.get("/my").body();

        assertTrue(page.contains("<a href=\"/portal" + STUDENT + "\">Algebra</a>"), page);
        assertTrue(page.contains("2026/27"), page);
        assertTrue(page.contains("<span class=\"letter\">A</span>"), page);
    }

    @Test
    void aClassThatAStudentHasLeftIsListedAndItsReportSaysSo() {
        services.answer("GET /api/v1/me", 200, """
                {"person":{"id":"p-cleo","givenName":"Cleo","familyName":"Example","version":1},"teaching":[],"learning":[],
                "learned":[{"id":"old","title":"Old one","term":"gone","version":1},
                {"id":"algebra","title":"Algebra","term":"year-26","version":1,"left":"2026-11-10"}]}""");
        services.answer("GET /api/v1/classes/algebra/students/p-cleo", 200, Algebra.report("\"left\":\"2026-11-10\","));

        String page = cleo.get("/my").body();
        String report = cleo.get(STUDENT).body();

        assertTrue(page.contains("You are in no class today."), page);
        assertTrue(
                page.contains("<a href=\"/portal" + STUDENT + "\">Algebra</a> <span class=\"soft fine\">Left: in"),
                page);
        assertTrue(page.indexOf(">Algebra<") < page.indexOf(">Old one<"), "the newest first");
        assertTrue(report.contains("Left: in this class until 9 Nov 2026"), report);
        assertFalse(cleo.get("/my").body().contains("class=\"mine\""), "no totals of classes that are over");
    }

    @Test
    void whoIsNotInTheGradeBookIsToldWhatToDo() {
        services.answer("GET /api/v1/me", 200, "{\"teaching\":[],\"learning\":[]}");

        String page = cleo.get("/my").body();

        assertTrue(page.contains("The grade book does not know you yet"), page);
        assertTrue(page.contains("enter “cleo” as your login name"), page);
    }

    @Test
    void pagesSpeakGerman() {
        String page = anna.get(STUDENT, "Accept-Language", "de").body();

        assertTrue(page.contains("Wenn nichts mehr kommt"), page);
        assertTrue(page.contains("1. Dez. 2026"), page);
    }

    @Test
    void aGradeBookThatIsAwayIsSaid() {
        services.present(ServiceName.REGISTRY);

        assertEquals(503, anna.get(STUDENT).statusCode());
        assertEquals(503, cleo.get("/my").statusCode());
    }

    @Test
    void whatWasTypedIsKeptWhileTheGradeBookIsAway() {
        anna.get(STUDENT);
        services.present(ServiceName.REGISTRY);

        HttpResponse<String> answer =
                anna.post(STUDENT + "/results?x=1", "seen.quiz", "8.0123456789ab", "comment.quiz", "\"><b>");

        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("Not saved: the grade book does not answer"), answer.body());
        assertTrue(answer.body().contains("action=\"/portal" + STUDENT + "/results?x=1\""), answer.body());
        assertEquals("8.0123456789ab", Algebra.field(answer.body(), "seen.quiz"));
        assertEquals("&#34;>&lt;b>", Algebra.field(answer.body(), "comment.quiz"));
        assertFalse(answer.body().contains("name=\"x\""), "it is in the address");
    }
}
