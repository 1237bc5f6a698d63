package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.remote.CentralLog;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.GradeBook;
import dev.rollcall.portal.remote.Registry;
import dev.rollcall.portal.remote.RegistryWatch;
import dev.rollcall.portal.remote.SystemReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over real HTTP, with a real client and services that answer what the test says. */
class PagesServletTest {
    private static final String AVERILL = """
            {"ID":1,"FirstName":"Averill","LastName":"Simen","Average":86.5,
            "Grades":[{"Title":"Quiz 1","Type":"Quiz","Score":85},{"Title":"Quiz 2","Type":"Quiz","Score":88}]}
            """;

    private static FakeServices services;
    private static EmbeddedTomcat portal;
    private static CentralLog log;

    private final Browser ana = new Browser(portal::uri, "ana teacher,operator");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
        GradeBook gradeBook = new GradeBook(services.client());
        Registry registry = new Registry(services.client());
        SystemReader system = new SystemReader(registry, new RegistryWatch(registry, clock.source()), clock.source());
        log = new CentralLog(services.logs(), SystemTime.INSTANCE);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("", new HomePage(pages))
                        .servlet("/students", new StudentsPage(pages, gradeBook))
                        .servlet("/students/*", new StudentPage(pages, gradeBook))
                        .servlet("/system", new SystemPage(pages, system, clock))
                        .servlet("/logs", new LogsPage(pages, log, clock))
                        .servlet("/logout", new LogoutServlet(pages))
                        .servlet("/error", new ErrorPage(pages))
                        .errorPage("/error"));
    }

    @AfterAll
    static void stop() {
        portal.close();
        log.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING);
        services.answer("GET /students", 200, "[" + AVERILL + "]");
        services.answer("GET /students/1", 200, AVERILL);
        services.answer("POST /students/1/grades", 201, "{\"Title\":\"Quiz 3\",\"Type\":\"Quiz\",\"Score\":91}");
    }

    @Test
    void studentsAreListedWithTheirAverages() {
        HttpResponse<String> page = ana.get("/students");

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElse(""));
        assertTrue(page.body().contains("<a href=\"/portal/students/1\">Averill Simen</a>"), page.body());
        assertTrue(page.body().contains("86.5"));
    }

    @Test
    void theGradeBookIsAskedOnBehalfOfThePerson() {
        ana.get("/students");

        assertEquals(
                new Person("ana", Set.of("teacher", "operator")),
                services.last().caller().person().orElseThrow());
        assertEquals(ServiceName.PORTAL, services.last().caller().service());
    }

    @Test
    void aGradeIsAddedAndThePageSaysSoOnce() {
        ana.get("/students/1");

        HttpResponse<String> answer =
                ana.post("/students/1/grades", "title", " Quiz 3 ", "type", "Quiz", "score", "91,0");

        assertEquals(303, answer.statusCode());
        assertEquals(
                "/portal/students/1", answer.headers().firstValue("Location").orElse(""));
        assertEquals(
                "{\"Title\":\"Quiz 3\",\"Type\":\"Quiz\",\"Score\":91.0}",
                services.last().body());
        assertTrue(ana.get("/students/1").body().contains("Saved “Quiz 3” with 91."));
        assertFalse(ana.get("/students/1").body().contains("Saved"));
    }

    @Test
    void aGradeAboveTheMaximumIsSavedWithAWarning() {
        services.answer("POST /students/1/grades", 201, "{\"Warning\":\"112 is above the maximum of 100.\"}");
        ana.get("/students/1");
        ana.post("/students/1/grades", "title", "Bonus", "type", "Quiz", "score", "112");

        String page = ana.get("/students/1").body();

        assertTrue(page.contains("notice warn"));
        assertTrue(page.contains("Saved “Bonus” with 112. 112 is above the maximum of 100."), page);
    }

    @Test
    void mistakesAreShownInPlaceAndInputIsKept() {
        ana.get("/students/1");

        HttpResponse<String> page = ana.post(
                "/students/1/grades", "title", "\"><img src=x onerror=alert(1)>", "type", "Test", "score", "-4");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("A score cannot be negative."));
        assertTrue(page.body().contains("value=\"-4\""));
        assertTrue(page.body().contains("<option value=\"Test\" selected>"));
        assertTrue(page.body().contains("value=\"&#34;>&lt;img src=x onerror=alert(1)>\""), page.body());
        assertFalse(page.body().contains("<img src=x"));
    }

    @Test
    void whatTheGradeBookRefusesIsShownInTheForm() {
        services.answer("POST /students/1/grades", 422, "{\"type\":\"x/invalid\",\"detail\":\"The term is closed.\"}");
        ana.get("/students/1");

        HttpResponse<String> page = ana.post("/students/1/grades", "title", "Late", "type", "Quiz", "score", "1");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("The term is closed."));
        assertTrue(page.body().contains("value=\"Late\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/students/2", "/students/x", "/students/1/grade", "/students/99999999999999999999"})
    void nobodyOfThatNumber(String path) {
        assertEquals(404, ana.get(path).statusCode());
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionChangesNothing() {
        ana.get("/students/1");
        ana.forgetToken();

        HttpResponse<String> answer = ana.post("/students/1/grades", "title", "Quiz 3", "type", "Quiz", "score", "91");

        assertEquals(403, answer.statusCode());
        assertEquals("GET /students/1", services.last().line());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null"
            })
    void aFormOfAnotherSiteChangesNothing(String header) {
        ana.get("/students/1");

        HttpResponse<String> answer = ana.postWith(
                List.of(header.split(": ")), "/students/1/grades", "title", "Quiz 3", "type", "Quiz", "score", "91");

        assertEquals(403, answer.statusCode());
        assertEquals("GET /students/1", services.last().line());
    }

    @Test
    void aFormOfOurOwnIsTaken() {
        ana.get("/students/1");
        String origin = "http://127.0.0.1:" + portal.port();

        HttpResponse<String> answer = ana.postWith(
                List.of("Origin", origin), "/students/1/grades", "title", "Quiz 3", "type", "Quiz", "score", "91");

        assertEquals(303, answer.statusCode());
    }

    @Test
    void aGradeBookThatIsAwayIsNamedInPlainWords() {
        services.present(ServiceName.REGISTRY, ServiceName.LOG);

        HttpResponse<String> page = ana.get("/students");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The grade book does not answer"));
        assertTrue(page.body().contains("href=\"/portal/system\""), "the rest can still be opened");
    }

    @Test
    void aLogServiceThatIsAwayLeavesTheFilter() {
        services.present(ServiceName.REGISTRY, ServiceName.GRADING);

        HttpResponse<String> page = ana.get("/logs?level=WARN");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The log service does not answer."));
        assertTrue(page.body().contains("<option value=\"WARN\" selected>"), page.body());
    }

    @Test
    void aRegistryThatIsAwayIsNamedInPlainWords() {
        services.present(ServiceName.LOG, ServiceName.GRADING);

        HttpResponse<String> page = ana.get("/system");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The registry does not answer"));
    }

    @Test
    void aServiceThatFailsIsNoServiceThatIsAway() {
        services.answer("GET /students", 500, "{\"title\":\"The service failed\",\"type\":\"x/internal\"}");

        HttpResponse<String> page = ana.get("/students");

        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("The grade book could not do its part"));
    }

    @Test
    void anAnswerThatMakesNoSenseIsSaidInWords() {
        services.answer("GET /students", 200, "<html>");

        HttpResponse<String> page = ana.get("/students");

        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("Its answer makes no sense to the portal."));
        assertFalse(page.body().contains("Exception"));
    }

    @Test
    void theSystemIsToldInPlainWords() {
        services.answer("GET /services", 200, """
                {"Notice":null,"Services":[{"ServiceName":"Evil <script>","ServiceURL":"javascript:alert(1)",
                "RequiredServices":["Portal"],"InstanceId":"x","Status":"UP","StatusSince":"2026-11-22T10:42:00Z"}]}
                """);

        String page = ana.get("/system").body();

        assertTrue(page.contains("1 of 5 services healthy"), page);
        assertTrue(page.contains("Evil &lt;script&gt;"), page);
        assertFalse(page.contains("href=\"javascript:"));
        assertTrue(page.contains("javascript:alert(1)"), "shown as text");
    }

    @Test
    void theStartPageLeadsToWhatTheRolesAllow() {
        assertEquals("/portal/classes", location("tom teacher"));
        assertEquals("/portal/system", location("olga operator"));
        assertEquals("/portal/my", location("sam student"));
        assertEquals(200, new Browser(portal::uri, "sam guest").get("/").statusCode());
    }

    @Test
    void theNavigationShowsOnlyWhatTheRolesAllow() {
        String page = new Browser(portal::uri, "tom teacher").get("/students").body();

        assertTrue(page.contains("<a href=\"/portal/classes\">Classes</a>"), page);
        assertFalse(page.contains("/portal/logs"));
    }

    @Test
    void logOutEndsTheSession() {
        ana.get("/students");

        HttpResponse<String> answer = ana.post("/logout");

        assertEquals(303, answer.statusCode());
        assertEquals(403, ana.post("/logout").statusCode(), "the token went with the session");
    }

    @Test
    void pagesForbidEverythingInlineAndAreNeverStored() {
        HttpResponse<String> page = ana.get("/students/1");

        assertEquals(
                "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                page.headers().firstValue("Content-Security-Policy").orElse(""));
        assertEquals(
                "nosniff", page.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals("same-origin", page.headers().firstValue("Referrer-Policy").orElse(""));
        assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
        assertFalse(page.body().contains("style="));
        assertFalse(page.body().contains("<script"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void otherMethodsAreAnsweredWithThoseThatWork(String method) {
        var answer = dev.rollcall.kit.testing.Http.send(method, portal.uri("/students"), "", "X-Person", "ana teacher");

        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void whatTheContainerRefusesLooksTheSame() {
        HttpResponse<String> page = ana.get("/nowhere");

        assertEquals(404, page.statusCode());
        assertTrue(page.body().contains("There is no such page"));
    }

    private static String location(String person) {
        return new Browser(portal::uri, person)
                .get("/")
                .headers()
                .firstValue("Location")
                .orElse("");
    }
}
