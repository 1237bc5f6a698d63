package dev.rollcall.portal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.page.accounts.LogoutServlet;
import dev.rollcall.portal.page.classes.Algebra;
import dev.rollcall.portal.page.classes.ClassListPage;
import dev.rollcall.portal.page.classes.ClassPages;
import dev.rollcall.portal.page.classes.GridFixture;
import dev.rollcall.portal.page.logs.LogsPage;
import dev.rollcall.portal.page.system.SystemPage;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.remote.registry.Registry;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.remote.registry.SystemReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.logging.log4j.ThreadContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages over real HTTP, with a real client and services that answer what the test says. */
class PagesServletTest {
    private static final String WORK = "/classes/algebra/new-item";

    private static FakeServices services;
    private static EmbeddedTomcat portal;
    private static CentralLog log;

    private final Browser ana = new Browser(portal::uri, "ana teacher,operator");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
        GradingApi api = new GradingApi(services.client());
        ClassPages classes = new ClassPages(pages, api, clock);
        Registry registry = new Registry(services.client());
        SystemReader system = new SystemReader(registry, new RegistryWatch(registry, clock.source()), clock.source());
        log = new CentralLog(services.logs(), SystemTime.INSTANCE);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("", new HomePage(pages))
                        .servlet("/classes", new ClassListPage(pages, new ClassBook(api)))
                        .servlet("/classes/*", classes.inClass())
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
        Algebra.prepare(services);
        GridFixture.prepare(services);
    }

    @Test
    void classesAreListed() {
        HttpResponse<String> page = ana.get("/classes");

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElse(""));
        String link = "<a class=\"whole\" href=\"/portal/classes/algebra\">Algebra &lt;b&gt;1&lt;/b&gt;</a>";
        assertTrue(page.body().contains(link), page.body());
    }

    @Test
    void whatIsLoggedOfAPageIsFoundByTheNameOfWhoAskedForIt() {
        services.present();
        try (Log4jCapture log = new Log4jCapture(Troubles.class)) {
            ana.get("/classes");

            assertEquals("ana", log.events().get(0).getContextData().getValue("user.name"));
        }
        assertFalse(ThreadContext.containsKey("user.name"));
    }

    @Test
    void theGradeBookIsAskedOnBehalfOfThePerson() {
        ana.get("/classes");

        assertEquals(
                new Person("ana", Set.of("teacher", "operator")),
                services.last().caller().person().orElseThrow());
        assertEquals(ServiceName.PORTAL, services.last().caller().service());
    }

    @Test
    void whatWasDoneIsSaidOnTheNextPageAndOnlyThere() {
        ana.get(WORK);

        assertEquals(303, ana.post(WORK, "title", "Test", "maximum", "20").statusCode());
        assertTrue(ana.get(WORK).body().contains("“Test” was created."), "said");
        assertFalse(ana.get(WORK).body().contains("“Test” was created."), "said again");
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionChangesNothing() {
        ana.get(WORK);
        ana.forgetToken();

        assertUnsent(() -> ana.post(WORK, "title", "Test", "maximum", "20"));
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
        ana.get(WORK);

        assertUnsent(() -> ana.postWith(List.of(header.split(": ")), WORK, "title", "Test", "maximum", "20"));
    }

    private static void assertUnsent(Supplier<HttpResponse<String>> form) {
        int before = services.changes("/api/v1/");

        assertEquals(403, form.get().statusCode());
        assertEquals(before, services.changes("/api/v1/"));
    }

    @Test
    void aFormOfOurOwnIsTaken() {
        ana.get(WORK);
        String origin = "http://127.0.0.1:" + portal.port();

        HttpResponse<String> answer = ana.postWith(List.of("Origin", origin), WORK, "title", "Test", "maximum", "20");

        assertEquals(303, answer.statusCode());
    }

    @Test
    void aGradeBookThatIsAwayIsNamedInPlainWords() {
        services.present(ServiceName.REGISTRY, ServiceName.LOG);

        HttpResponse<String> page = ana.get("/classes");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The grade book does not answer"));
        assertTrue(page.body().contains("href=\"/portal/system\""), "the rest can still be opened");
    }

    @Test
    void anAddressThatBeginsLikeAHostIsNoLinkToThatHost() {
        services.answer("GET /api/v1/me", 500, "{}");

        RawReply page = RawRequest.of("GET", "//evil.example/..;/portal/classes")
                .header("X-Person", "ana teacher,operator")
                .send(portal.port());

        assertEquals(502, page.status(), page.text());
        assertTrue(page.body().contains("href=\"/evil.example/..;/portal/classes\""), page.body());
        assertFalse(page.body().contains("\"//"), page.body());
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
        services.answer("GET /api/v1/me", 500, "{\"title\":\"The service failed\",\"type\":\"x/internal\"}");

        HttpResponse<String> page = ana.get("/classes");

        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("The grade book could not do its part"));
    }

    @Test
    void anAnswerThatMakesNoSenseIsSaidInWords() {
        services.answer("GET /api/v1/me", 200, "<html>");

        HttpResponse<String> page = ana.get("/classes");

        assertEquals(502, page.statusCode());
        assertTrue(page.body().contains("Its answer makes no sense to the portal."));
        assertFalse(page.body().contains("Exception"));
    }

    @Test
    void theSystemIsToldInPlainWords() {
        services.answer("GET /services", 200, """
                {"Notice":null,"Services":[{"ServiceName":"Evil <script>","ServiceURL":"javascript:alert(1)",
                "RequiredServices":["Portal"],"InstanceId":"x","Zone":"hall <b>","Status":"UP","StatusSince":"2026-11-22T10:42:00Z"}]}
                """);

        String page = ana.get("/system").body();

        assertTrue(page.contains("1 of 4 services healthy"), page);
        assertTrue(page.contains("Evil &lt;script&gt;"), page);
        assertTrue(page.contains("<dt>Zone</dt><dd class=\"break\">hall &lt;b&gt;</dd>"), page);
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
        String page = new Browser(portal::uri, "tom teacher").get("/classes").body();

        assertTrue(page.contains("<a href=\"/portal/classes\" aria-current=\"page\">Classes</a>"), page);
        assertFalse(page.contains("/portal/logs"));
    }

    @Test
    void logOutEndsTheSession() {
        ana.get("/classes");

        HttpResponse<String> answer = ana.post("/logout");

        assertEquals(303, answer.statusCode());
        assertEquals(403, ana.post("/logout").statusCode(), "the token went with the session");
    }

    @Test
    void whoLogsOutOnAPageThatIsOlderThanTheSessionIsLoggedOut() {
        ana.get("/classes");
        ana.post("/logout");
        assertEquals(
                403,
                ana.postWith(List.of("Sec-Fetch-Site", "cross-site"), "/logout").statusCode());

        HttpResponse<String> answer = ana.postWith(List.of("Sec-Fetch-Site", "same-origin"), "/logout");

        assertEquals(303, answer.statusCode());
    }

    /** Scripts of two releases do not understand each other. */
    @Test
    void scriptsAreAskedForEachTime() {
        HttpResponse<String> script = ana.get("/assets/grid.js");

        assertEquals("no-cache", script.headers().firstValue("Cache-Control").orElse(""));
    }

    @Test
    void pagesForbidEverythingInlineAndAreNeverStored() {
        HttpResponse<String> page = ana.get("/classes");

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
        var answer = Http.send(method, portal.uri("/classes"), "", "X-Person", "ana teacher");

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
