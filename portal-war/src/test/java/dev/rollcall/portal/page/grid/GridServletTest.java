package dev.rollcall.portal.page.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.EventLines;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.page.classes.ClassListPage;
import dev.rollcall.portal.page.classes.ClassPages;
import dev.rollcall.portal.page.classes.GridFixture;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of classes, and what the grid's script says and hears, with a grade book that answers what the test says. */
class GridServletTest {
    private static final String CELLS = "/grid/algebra/cells";
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=[^;]+");
    private static final Pattern TOKEN = Pattern.compile("data-token=\"([^\"]+)\"");

    private static final Result LATE =
            new Result(Mark.of(State.LATE, BigDecimal.ONE).commented("a\u200bb"), 8);

    private static FakeServices services;
    private static EmbeddedTomcat portal;
    private static LiveGrids live;

    private final Browser ana = new Browser(portal::uri, "ana teacher");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
        ClassBook book = new ClassBook(new GradingApi(services.client()));
        live = new LiveGrids(book);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("/classes", new ClassListPage(pages, book))
                        .servlet(
                                "/classes/*", new ClassPages(pages, new GradingApi(services.client()), clock).inClass())
                        .servlet("/grid/*", new GridServlet(pages, book, live, clock)));
    }

    @AfterAll
    static void stop() {
        live.close();
        portal.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.GRADING);
        GridFixture.prepare(services);
    }

    @Test
    void teachersSeeTheirClasses() {
        String page = ana.get("/classes").body();

        assertTrue(page.contains("href=\"/portal/classes/algebra\">Algebra &lt;b&gt;1&lt;/b&gt;</a>"), page);
        assertTrue(page.contains("<td>Mathematics</td><td>2026/27</td>"), page);
        assertTrue(page.contains("You teach one class."), page);
    }

    @Test
    void whatIsTooMuchAtOnceIsRefusedWithTheBound() {
        HttpResponse<String> answer = say(CELLS, "x".repeat((512 << 10) + 1));

        assertEquals(413, answer.statusCode());
        assertEquals(
                "{\"detail\":\"At most 512 KiB are taken at once, and nothing of this was: paste it in parts.\"}",
                answer.body());
    }

    @Test
    void aClosedTermIsMarkedInTheList() {
        services.answer(
                "GET /api/v1/terms", 200, "{\"terms\":[{\"id\":\"t1\",\"title\":\"2026/27\",\"closed\":true}]}");

        String page = ana.get("/classes").body();

        assertTrue(page.contains("<td>2026/27 <span class=\"chip\">closed</span></td>"), page);
    }

    @Test
    void whoTheGradeBookDoesNotKnowIsToldSo() {
        services.answer("GET /api/v1/me", 200, "{\"teaching\":[],\"learning\":[]}");

        String page = ana.get("/classes").body();

        assertTrue(page.contains("The grade book knows nobody who logs in as ana."), page);
    }

    @Test
    void administratorsSeeAllClasses() {
        services.answer("GET /api/v1/me", 200, "{\"teaching\":[],\"learning\":[]}");

        String page = new Browser(portal::uri, "root admin").get("/classes").body();

        assertTrue(page.contains("The school has one class."), page);
        assertTrue(page.contains("/portal/classes/algebra"), page);
    }

    @Test
    void theGridIsATableThatLeadsToItsFormsWithoutAScript() {
        String page = ana.get("/classes/algebra").body();

        assertTrue(page.contains("<a href=\"/portal/classes/algebra/students/p-cleo\">Abel, Cleo</a>"), page);
        assertTrue(page.contains("<a href=\"/portal/classes/algebra/totals/p-cleo\">87.5 · B</a>"), page);
        assertTrue(page.contains("<a href=\"/portal/classes/algebra/items/quiz\">"), page);
        assertTrue(page.contains("<td data-v=\"8\" data-s=\"late\" title=\"${7*7}\">17.5 late</td>"), page);
        assertTrue(page.contains("<td></td>"), page);
        assertTrue(page.indexOf("Abel, Cleo") < page.indexOf("Ben, "), page);
    }

    @Test
    void aCommentThatIsNotAllSeenIsShownSpelledOutAndKeptAsItIs() {
        GridFixture.prepare(services, answer -> answer.replace("${7*7}", "a\u200bb"));

        String page = ana.get("/classes/algebra").body();

        assertTrue(page.contains("data-s=\"late\" data-c=\"a\u200bb\" title=\"a\\u200Bb\">"), page);
        JsonObject cell = GridJson.cell("quiz", "p-cleo", LATE, Texts.in(Language.ENGLISH))
                .build();
        assertEquals("a\u200bb", cell.getString("comment"));
        assertEquals("a\\u200Bb", cell.getString("shown"));
    }

    /** There would be no table for it. */
    @Test
    void aClassOfNobodyHasNoScript() {
        services.answer(
                "GET /api/v1/classes/algebra/gradebook",
                200,
                "{\"class\":{\"id\":\"algebra\",\"title\":\"Algebra\"},\"categories\":[],\"lineItems\":[],\"students\":[]}");

        String page = ana.get("/classes/algebra").body();

        assertTrue(page.contains("Nobody is enrolled in this class yet."), page);
        assertFalse(page.contains("<script"), page);
    }

    @Test
    void whereThereIsNoWorkThereIsNothingToFill() {
        services.answer(
                "GET /api/v1/classes/algebra/gradebook",
                200,
                "{\"class\":{\"id\":\"algebra\",\"title\":\"Algebra\"},\"categories\":[],\"lineItems\":[],"
                        + "\"students\":[{\"id\":\"p-ben\",\"results\":{}}]}");

        String page = ana.get("/classes/algebra").body();

        assertTrue(page.contains("id=\"grid\""), page);
        assertFalse(page.contains("fill-open"), page);
    }

    @Test
    void hostileNamesAreText() {
        String page = ana.get("/classes/algebra").body();

        assertFalse(page.contains("<script>alert"), page);
        assertFalse(page.contains("<img src=x"), page);
        assertTrue(page.contains("Ben, &lt;script>alert(1)&lt;/script>"), page);
    }

    @Test
    void germansReadTheirOwnNumbersAndWords() {
        String page = ana.get("/classes/algebra", "Accept-Language", "de").body();

        assertTrue(page.contains("17,5 spät"), page);
        assertTrue(page.contains("87,5 · B"), page);
        assertTrue(page.contains("<html lang=\"de\">"), page);
    }

    @Test
    void totalsExplainThemselves() {
        String page = ana.get("/classes/algebra/totals/p-ben").body();

        assertTrue(page.contains("Totals of Ben &lt;i&gt;X&lt;/i&gt;"), page);
        assertTrue(page.contains("90 · A"), page);
        assertTrue(page.contains("dropped as one of the lowest"), page);
    }

    @Test
    void whatIsNotThereIsSaid() {
        for (String path : new String[] {"/classes/geometry", "/classes/algebra/nothing", "/classes/algebra/totals"}) {
            assertEquals(404, ana.get(path).statusCode(), path);
        }
    }

    @Test
    void whatIsTypedIsSavedAndTheTotalsFollow() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, """
                {"batch":"b1","results":[{"lineItem":"quiz","student":"p-ben","outcome":"saved","state":"graded","score":17.5,
                "version":9}]}""");

        HttpResponse<String> answer = say(CELLS, cells("{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"17,5\"}"));

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("""
                {"batch":"b1","cells":[{"item":"quiz","student":"p-ben","text":"17.5","state":"","version":9,"comment":"",\
                "outcome":"saved","detail":""}],"totals":[{"student":"p-ben","current":"90 · A","final":"45.5 · F"}]}""", answer.body());
    }

    @Test
    void theVersionAndTheCommentThatWereSeenGoAlong() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, "{\"batch\":\"b1\",\"results\":[]}");

        say(
                CELLS,
                cells(
                        "{\"item\":\"quiz\",\"student\":\"p-cleo\",\"typed\":\"ex\",\"version\":8,\"comment\":\"neat\"}"));

        assertEquals("""
                {"through":"grid","results":[{"state":"excused","comment":"neat","lineItem":"quiz","student":"p-cleo",\
                "version":8}]}""", services.last("PATCH ").body());
        assertEquals("k1", services.last("PATCH ").header("Idempotency-Key"));
    }

    @Test
    void aCommentIsAsLongAsTheGradeBookCounts() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, "{\"batch\":\"b1\",\"results\":[]}");
        String cell = "{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"17\",\"comment\":\"%s\"}";

        int longest = say(CELLS, cells(cell.formatted("😀".repeat(1_000)))).statusCode();
        int longer = say(CELLS, cells(cell.formatted("😀".repeat(1_001)))).statusCode();

        assertEquals(200, longest);
        assertEquals(400, longer);
    }

    @Test
    void whatMakesNoSenseIsAnsweredPerCellAndNotSent() {
        int sent = services.count("PATCH /api/v1/classes/algebra/results");

        HttpResponse<String> answer = say(CELLS, cells("{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"abc\"}"));

        assertTrue(answer.body().contains("\"outcome\":\"invalid\""), answer.body());
        assertTrue(answer.body().contains("neither a number nor a known word"), answer.body());
        assertEquals(sent, services.count("PATCH /api/v1/classes/algebra/results"));
    }

    @Test
    void whoWasFasterIsSaid() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, """
                {"batch":"b1","results":[{"lineItem":"quiz","student":"p-ben","outcome":"conflict","state":"graded","score":18,
                "version":9}]}""");
        services.answer("GET /api/v1/classes/algebra/changes", 200, """
                {"changes":[{"number":9,"kind":"result","lineItem":"quiz","student":"p-ben","to":{"state":"graded","score":18},
                "by":"<b>tom</b>","at":"2026-11-22T10:42:59Z","through":"grid"}]}""");

        String answer = say(CELLS, cells("{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"17\"}"))
                .body();

        assertTrue(answer.contains("\"outcome\":\"conflict\",\"by\":\"<b>tom</b>\",\"at\":\"10:42\""), answer);
        assertTrue(answer.contains("\"text\":\"18\""), answer);
    }

    @Test
    void aBatchIsTakenBack() {
        services.answer("POST /api/v1/classes/algebra/reversals", 200, """
                {"batch":"b2","results":[{"lineItem":"quiz","student":"p-ben","outcome":"saved"}]}""");

        String answer = say("/grid/algebra/undo", "{\"batch\":\"b1\",\"key\":\"undo-b1\"}")
                .body();

        assertTrue(answer.contains("\"batch\":\"b2\""), answer);
        assertTrue(answer.contains("\"text\":\"\",\"state\":\"\",\"version\":0"), answer);
    }

    @Test
    void everyOtherEndIsSaidInASentence() {
        String typed = cells("{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"17\"}");

        services.answer(
                "PATCH /api/v1/classes/algebra/results",
                409,
                "{\"type\":\"https://rollcall.dev/problems/term-closed\"}");
        assertEnds(409, "The term of this class is closed", say(CELLS, typed));
        services.answer("PATCH /api/v1/classes/algebra/results", 200, "<html>");
        assertEnds(504, "did not answer in time", say(CELLS, typed));
        services.answer("PATCH /api/v1/classes/algebra/results", 422, "{\"detail\":\"No.\"}");
        assertEnds(422, "No.", say(CELLS, typed));
        services.answer(
                "PATCH /api/v1/classes/algebra/results",
                422,
                "{\"type\":\"https://rollcall.dev/problems/key-reused\"}");
        assertEnds(409, "load the page again", say(CELLS, typed));
        services.answer("PATCH /api/v1/classes/algebra/results", 404, "<html>");
        assertEnds(503, "Nothing was saved", say(CELLS, typed));
        String token = token();
        services.present();
        assertEnds(503, "Nothing was saved", say(token, CELLS, typed));
    }

    @Test
    void whatWasSavedIsSaidToBeEvenWhenTheTotalsDoNotCome() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, """
                {"batch":"b1","results":[{"lineItem":"quiz","student":"p-ben","outcome":"saved","version":9}]}""");
        services.answer("GET /api/v1/classes/algebra/students/p-ben", 500, "{}");

        String answer = say(CELLS, cells("{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"-\"}"))
                .body();

        assertTrue(answer.contains("\"outcome\":\"saved\""), answer);
        assertTrue(answer.contains("\"totals\":[]"), answer);
    }

    /** As the page in a tab that was hidden, while the same person has opened the class in another one. */
    @Test
    void whoComesBackLateIsToldWhatWasMissedThoughAnotherBeganLater() throws IOException {
        String changes = "GET /api/v1/classes/algebra/changes";
        services.answer(changes, 200, "{\"changes\":[]}");
        try (EventLines other = live(20)) {
            other.until("text/event-stream");
            services.answer(
                    changes,
                    200,
                    "{\"changes\":[{\"number\":9,\"kind\":\"result\",\"lineItem\":\"quiz\",\"student\":\"p-ben\",\"by\":\"tom\"}]}");

            try (EventLines late = live(5)) {
                String told = late.until("\"student\":\"p-ben\"");

                assertTrue(told.contains("id: 9\nevent: cells"), told);
            }
        }
    }

    private static EventLines live(long after) throws IOException {
        return new EventLines(portal.port(), "/portal/grid/algebra/live?after=" + after);
    }

    private static void assertEnds(int status, String words, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(words), answer.body());
    }

    private static String cells(String cell) {
        return "{\"key\":\"k1\",\"cells\":[" + cell + "]}";
    }

    /** Session and token of a page that was just opened, as a header line each. */
    private static String token() {
        HttpResponse<String> page = Http.get(portal.uri("/classes/algebra"), "X-Person", "ana teacher");
        return first(SESSION, page.headers().firstValue("Set-Cookie").orElse("")) + "\n" + first(TOKEN, page.body());
    }

    private static HttpResponse<String> say(String path, String body) {
        return say(token(), path, body);
    }

    private static HttpResponse<String> say(String token, String path, String body) {
        String[] parts = token.split("\n");
        return Http.post(
                portal.uri(path),
                "application/json",
                body,
                "X-Person",
                "ana teacher",
                "Cookie",
                parts[0],
                "X-CSRF-Token",
                parts[1]);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(matcher.groupCount());
    }
}
