package dev.rollcall.portal.page.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.remote.logs.LogDownloads;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the section Logs over real HTTP, with log services that answer what the test says. */
class LogPagesServletTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ENTRIES = """
            {"complete":true,"next":7,"entries":[{"sequence":7,"time":"2026-11-22T10:42:00.125Z","service":"Shop","signed":true,"level":"WARN",
            "text":"<img src=x onerror=alert(1)> \\u001b[31mred","traceId":"%s","attributes":{"user":"olga"}}]}
            """.formatted(TRACE);

    private static FakeServices services;
    private static CentralLog log;
    private static LogDownloads downloads;
    private static EmbeddedTomcat portal;

    private final Browser olga = new Browser(portal::uri, "olga operator");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        log = new CentralLog(services.logs(), SystemTime.INSTANCE);
        downloads = new LogDownloads(services.logs());
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("/logs", new LogsPage(pages, log, clock))
                        .servlet("/logs/line", new LogLinePage(pages, log, clock))
                        .servlet("/logs/live", new LogLivePage(pages, log, clock))
                        .servlet("/logs/download", new LogDownload(pages, downloads, clock)));
    }

    @AfterAll
    static void stop() {
        portal.close();
        downloads.close();
        log.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.LOG);
        services.answer("GET /log", 200, ENTRIES);
        services.answer("GET /log/context", 404, "");
        services.answer("GET /log/histogram", 200, """
                {"complete":true,"interval":"PT30M","buckets":[{"time":"2026-11-22T10:30:00Z","levels":{"WARN":1,"INFO":1200}}]}
                """);
        services.answer("GET /log/facets", 200, """
                {"complete":true,"fields":[{"field":"service","complete":true,"total":5,"values":[{"value":"Shop","count":2}]}]}
                """);
    }

    @Test
    void theLogServiceIsAskedForWhatTheAddressSays() {
        olga.get("/logs?q=sold+out&service=Shop&level=WARN&from=2026-11-22T10:00&before=9");

        assertEquals(
                "GET /log?limit=100&before=9&q=sold+out&service=Shop&level=WARN&from=2026-11-22T10%3A00%3A00Z",
                services.last("GET /log?").line());
        assertEquals(
                "GET /log/histogram?q=sold+out&service=Shop&level=WARN&from=2026-11-22T10%3A00%3A00Z&to=2026-11-22T10%3A54%3A12Z",
                services.last("GET /log/histogram").line());
        assertEquals(
                "olga",
                services.last("GET /log/facets").caller().person().orElseThrow().user());
    }

    @Test
    void whatWasLoggedIsTextAndItsTimeIsExact() {
        String page = olga.get("/logs").body();

        assertTrue(page.contains("&lt;img src=x onerror=alert(1)&gt; \\u001B[31mred"), page);
        assertTrue(page.contains("<time datetime=\"2026-11-22T10:42:00.125Z\""), page);
        assertTrue(page.contains("10:42:00.125"), page);
    }

    @Test
    void everyValueFiltersInAndOutByAClick() {
        String page = olga.get("/logs?q=a+OR+b").body();

        assertTrue(page.contains("/portal/logs?q=%28a+OR+b%29+user%3A%22olga%22\""), page);
        assertTrue(page.contains("/portal/logs?q=%28a+OR+b%29+-service%3A%22Shop%22\""), page);
        assertTrue(page.contains("aria-label=\"Only lines with olga\""), page);
    }

    @Test
    void aLineLeadsToItsNeighboursAndItsTrace() {
        String page = olga.get("/logs").body();

        assertTrue(page.contains("/portal/logs/line?seq=7&amp;time=2026-11-22T10%3A42%3A00.125Z#line"), page);
        assertTrue(page.contains("/portal/logs?trace=" + TRACE + "&amp;limit=1000"), page);
        assertTrue(page.contains("<a id=\"below\" href=\"/portal/logs?before=7\">"), page);
    }

    @Test
    void theChartLeadsIntoItsBarsAndIsATableToo() {
        String page = olga.get("/logs?level=INFO").body();

        String zoom = "/portal/logs?level=INFO&amp;from=2026-11-22T10%3A30%3A00Z&amp;to=2026-11-22T11%3A00%3A00Z";
        assertEquals(3, page.split(Pattern.quote(zoom), -1).length, page);
        assertTrue(page.contains("1,201 lines in this time"), page);
        assertFalse(page.contains("style="));
    }

    @Test
    void whatTheLogServiceDoesNotUnderstandIsSaidAtTheSearch() {
        services.answer("GET /log", 422, "{\"detail\":\"The parameter q cannot be read at character 9: <b>.\"}");

        HttpResponse<String> page = olga.get("/logs?q=sold+AND");

        assertEquals(400, page.statusCode());
        assertTrue(page.body().contains("value=\"sold AND\" maxlength=\"1024\""), page.body());
        assertTrue(page.body().contains("aria-invalid=\"true\" aria-describedby=\"q-error\""), page.body());
        assertTrue(page.body().contains("cannot be read at character 9: &lt;b&gt;."), page.body());
        assertEquals(400, olga.get("/logs/live?q=sold+AND").statusCode());
    }

    @Test
    void whatCannotBeCountedIsLeftOutAndLinesAreShownAllTheSame() {
        services.answer("GET /log/histogram", 503, "");
        services.answer("GET /log/facets", 200, "<html>");

        HttpResponse<String> page = olga.get("/logs");

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("could not be counted in time"), page.body());
        assertTrue(page.body().contains("data-seq=\"7\""), page.body());
    }

    @Test
    void aSearchThatEndedEarlySaysSoAndWhoDidNotAnswerIsNamed() {
        services.answer("GET /log", 200, "{\"complete\":false,\"reason\":\"deadline\",\"next\":7,\"entries\":[]}");
        String early = olga.get("/logs").body();
        services.answer("GET /log", 200, """
                {"complete":false,"reason":"services","entries":[],"services":[{"answered":true},
                {"url":"http://b/log","answered":false,"reason":"no answer"}]}
                """);
        String silent = olga.get("/logs").body();

        assertTrue(early.contains("The search ended before everything was looked through."), early);
        assertTrue(early.contains("/portal/logs?before=7"), early);
        assertTrue(silent.contains("its lines are missing: http://b/log: no answer"), silent);
    }

    @Test
    void severalLogServicesAreAskedTogetherAndWhatTheyCountedIsAddedUp() {
        services.presentTwo(ServiceName.LOG);

        String page = olga.get("/logs").body();

        assertEquals("GET /log?all=true&limit=100", services.last("GET /log?").line());
        assertTrue(page.contains("2,402 lines in this time"), page);
    }

    @Test
    void olderLinesOfSeveralLogServicesBeginWhereEachWasLeft() {
        services.presentTwo(ServiceName.LOG);
        services.answer("GET /log", 200, ENTRIES.replace("\"next\":7", "\"next\":\"1f.13~a.7\""));

        String page = olga.get("/logs?level=WARN").body();
        services.present(ServiceName.LOG);
        olga.get("/logs?level=WARN&before=1f.13%7Ea.7");

        assertTrue(page.contains("<a id=\"below\" href=\"/portal/logs?level=WARN&amp;before=1f.13%7Ea.7\">"), page);
        assertEquals(
                "GET /log?all=true&limit=100&before=1f.13%7Ea.7&level=WARN",
                services.last("GET /log?").line(), "also when one of them is not listed any more, which is said then");
    }

    @Test
    void aLogServiceThatIsNotListedAnyMoreIsNamedByTheOneThatAnswers() {
        services.answer("GET /log", 200, """
                {"complete":false,"reason":"services","next":"1f.13","entries":[],"services":[{"answered":true},
                {"answered":false,"reason":"log service 1f is not listed at the moment"}]}
                """);

        String page = olga.get("/logs?before=1f.13").body();

        assertTrue(page.contains("its lines are missing: log service 1f is not listed at the moment"), page);
        assertTrue(page.contains("/portal/logs?before=1f.13"), page);
    }

    @Test
    void aLineIsShownOpenAmongItsNeighboursWhicheverLogServiceHasIt() {
        services.answer("GET /log/context", 200, ENTRIES);

        HttpResponse<String> page = olga.get("/logs/line?seq=7&time=2026-11-22T10:42:00.125Z&same=service");

        assertEquals(
                "GET /log/context?seq=7&before=10&after=10&same=service",
                services.last("GET /log/c").line());
        assertTrue(page.body().contains("aria-current=\"true\" id=\"line\""), page.body());
        assertTrue(page.body().contains("<details class=\"text\" open>"), page.body());
        assertEquals(
                404, olga.get("/logs/line?seq=7&time=2026-11-22T10:42:00.126Z").statusCode());
    }

    @Test
    void allOfALongLineIsOnItsOwnPage() {
        String entries = ENTRIES.replace("red", "x".repeat(200_000));
        services.answer("GET /log", 200, entries);
        services.answer("GET /log/context", 200, entries);

        assertTrue(olga.get("/logs").body().length() < 60_000);
        assertTrue(
                olga.get("/logs").body().contains("All of it: 19"),
                olga.get("/logs").body());
        assertTrue(olga.get("/logs/line?seq=7").body().contains("x".repeat(200_000)));
    }

    /** What is found in that time is shown; a page that waited for all of it would show nothing. */
    @Test
    void theLogServicesAreToldHowLongTheirTurnIs() {
        olga.get("/logs");
        assertEquals("3000", services.last("GET /log?").header("Log-Patience"));

        services.presentTwo(ServiceName.LOG);
        olga.get("/logs");
        assertEquals("1500", services.last("GET /log?").header("Log-Patience"));
    }

    @Test
    void whatIsFoundIsPassedOnAsAFile() {
        HttpResponse<String> file = olga.get("/logs/download?level=WARN");

        assertEquals(ENTRIES, file.body());
        assertEquals("GET /log?limit=100000&level=WARN", services.last().line());
        assertEquals(
                "attachment; filename=\"rollcall-logs-20261122T105412Z.ndjson\"",
                file.headers().firstValue("Content-Disposition").orElse(""));
        services.answer("GET /log", 503, "");
        assertEquals(503, olga.get("/logs/download").statusCode());
        services.answer("GET /log", 200, ENTRIES);
        for (int i = 0; i < 6; i++) {
            assertEquals(200, olga.get("/logs/download").statusCode(), "each makes room for the next");
        }
    }

    @Test
    void aLogServiceThatIsAwayLeavesTheSearchAndSaysWhatIsStillPossible() {
        services.present(ServiceName.GRADING);

        HttpResponse<String> page = olga.get("/logs?q=x&level=WARN");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("bin/rollcall logs reads the files without it"), page.body());
        assertTrue(page.body().contains("value=\"x\""), page.body());
    }

    @Test
    void itSpeaksGermanToo() {
        String page = olga.get("/logs", "Accept-Language", "de").body();

        assertTrue(page.contains("<h1>Protokolle</h1>"), page);
        assertTrue(page.contains("1.201 Zeilen in dieser Zeit"), page);
    }
}
