package dev.rollcall.portal.page.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.EventLines;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.page.accounts.LogoutServlet;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.registry.Registry;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.remote.registry.SystemReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page System as it is told to browsers over real connections, fed by a registry that answers what the test says. */
class LivePageServletTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String ROLL = """
            {"Revision":"%s","Services":[{"ServiceName":"Shop","ServiceURL":"http://localhost/shop","InstanceId":"shop-1",
            "Status":"%s","LastProbe":"2026-11-22T10:54:00Z","ProbeMillis":3}]}
            """;

    private final FakeServices services = new FakeServices();
    private final WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
    private final Registry registry = new Registry(services.client());
    private final RegistryWatch watch = new RegistryWatch(registry, clock.source());
    private final Pages pages = new Pages(request -> false);
    private final LiveSystem live = new LiveSystem(pages, watch, clock);
    private EmbeddedTomcat portal;

    @BeforeEach
    void start() {
        services.answer("GET /services", 200, ROLL.formatted("r1", "UP"));
        services.answer("GET /events", 200, "{\"Events\":[],\"Missed\":false,\"Next\":0}");
        SystemReader reader = new SystemReader(registry, watch, clock.source());
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("/system", new SystemPage(pages, reader, clock))
                        .servlet("/logout", new LogoutServlet(pages))
                        .servlet("/system/live", new LivePage(pages, live)));
        watch.start();
    }

    @AfterEach
    void stop() {
        live.close();
        watch.close();
        portal.close();
        services.close();
    }

    private EventLines open(String... headers) throws IOException {
        return new EventLines(portal.port(), "/portal/system/live", headers);
    }

    @Test
    void theWholePageComesFirstAndThenTheChecks() throws IOException {
        try (EventLines reader = open()) {
            String told = reader.until("\"shop-1\",\"2026-11-22T10:54:00Z\",\"3 ms\"");

            assertTrue(told.contains("Content-Type: text/event-stream;charset=UTF-8"), told);
            assertTrue(told.contains("event: page\ndata: <div id=\"state\""), told);
            assertTrue(told.contains("href=\"/portal/system/instances/shop-1/drain\""), told);
        }
    }

    /** In which the script of the page goes on. */
    @Test
    void thePageNamesTheZoneOfItsTimes() {
        String page = new Browser(portal::uri, "mia operator").get("/system").body();

        assertTrue(page.contains(" data-zone=\"Z\""), page);
    }

    @Test
    void aChangeIsToldToEverybodyFromOneQuestion() throws IOException {
        List<EventLines> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            readers.add(open());
            readers.get(i).until("event: checks");
        }
        int asked = services.count("GET /events");

        services.answer("GET /services", 200, ROLL.formatted("r2", "DOWN"));

        for (EventLines reader : readers) {
            assertTrue(reader.until("Shop: down").contains("event: page"));
        }
        assertTrue(services.count("GET /events") - asked < 20, "the portal asks, not each browser");
        for (EventLines reader : readers) {
            reader.close();
        }
        Eventually.isTrue(LIMIT, "nobody looks any more", () -> live.count() == 0);
    }

    @Test
    void ofAServiceThatIsAsItWasJustThePlaceIsToldToWhoKnowsIt() throws IOException {
        String stock = """
                {"ServiceName":"Stock","ServiceURL":"http://localhost/stock","InstanceId":"stock-1","Status":"UP"}]}""";
        String both = ROLL.strip().replaceFirst("]}$", "," + stock);
        services.answer("GET /services", 200, both.formatted("r2", "UP"));
        try (EventLines reader = open()) {
            reader.until("data-instance=\"stock-1\"");
            reader.until("event: checks");

            services.answer("GET /services", 200, both.formatted("r3", "DOWN"));

            reader.until("Shop: down");
            String told = reader.until("event: checks");
            assertTrue(told.contains("data-instance=\"shop-1\""), told);
            assertTrue(told.contains("<section data-key=\"service Stock\" data-same></section>"), told);
            assertFalse(told.contains("data-instance=\"stock-1\""), told);
            try (EventLines newcomer = open()) {
                newcomer.until("data-instance=\"stock-1\"");
            }
        }
    }

    @Test
    void whoComesBackIsToldThePageOnlyIfItHasChanged() throws IOException {
        String id;
        try (EventLines reader = open()) {
            String told = reader.until("event: checks");
            id = told.substring(told.indexOf("id: ") + 4, told.indexOf('\n', told.indexOf("id: ")));
            try (EventLines again = open("Last-Event-ID: " + id)) {
                assertEquals(-1, again.until("event: checks").indexOf("event: page"));
            }
        }
    }

    @Test
    void eachIsToldInTheirOwnLanguage() throws IOException {
        try (EventLines english = open("Accept-Language: en");
                EventLines german = open("Accept-Language: de-AT, en;q=0.5")) {
            assertTrue(english.until("event: checks").contains("Take out of use"));
            assertTrue(german.until("event: checks").contains("Außer Betrieb nehmen"));
        }
    }

    @Test
    void aRegistryThatGoesAwayIsSaidAndTheLastRollStays() throws IOException {
        try (EventLines reader = open()) {
            reader.until("event: checks");

            services.present(ServiceName.LOG);

            String told = reader.until("The registry does not answer since");
            assertTrue(told.contains("event: page"), told);
            reader.until("data-key=\"service Shop\"");
        }
    }

    @Test
    void whoLogsOutIsToldNothingMore() throws IOException {
        Browser mia = new Browser(portal::uri, "mia operator");
        String cookie = mia.get("/system")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceAll(";.*", "");
        try (EventLines reader = open("Cookie: " + cookie)) {
            reader.until("event: checks");

            assertEquals(303, mia.post("/logout").statusCode());

            reader.end();
        }
    }

    @Test
    void theEndOfThePortalEndsTheAnswer() throws IOException {
        try (EventLines reader = open()) {
            reader.until("event: checks");

            live.close();

            reader.end();
        }
        try (EventLines late = open()) {
            late.end();
        }
        assertEquals(0, live.count());
    }
}
