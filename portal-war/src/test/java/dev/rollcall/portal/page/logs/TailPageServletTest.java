package dev.rollcall.portal.page.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.portal.page.EventLines;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.SecurityHeadersFilter;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.logs.LogTails;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged as it is told to browsers over real connections, by log services that tell what the test says. */
class TailPageServletTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FakeServices services = new FakeServices();
    private final LogTails tails = new LogTails(services.logs());
    private EmbeddedTomcat portal;

    @BeforeEach
    void start() {
        services.present(ServiceName.LOG);
        services.answer("GET /log/tail", 200, event(7, "log", "{\"text\":\"seven\"}"));
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new SecurityHeadersFilter())
                        .filter(new LoggedInFilter())
                        .servlet("/logs/tail", new TailPage(new Pages(request -> false), tails)));
    }

    @AfterEach
    void stop() {
        tails.close();
        portal.close();
        services.close();
    }

    private static String event(long id, String name, String data) {
        return "id: " + id + "\nevent: " + name + "\ndata: " + data + "\n\n";
    }

    private EventLines open(String query, String... headers) throws IOException {
        return new EventLines(portal.port(), "/portal/logs/tail" + query, headers);
    }

    @Test
    void whatALogServiceTellsIsPassedOnToWhoeverMayReadIt() throws IOException {
        try (EventLines reader = open("?q=sold&level=WARN&from=2026-11-22")) {
            String told = reader.until("data: {\"text\":\"seven\"}\n\n");

            assertTrue(told.contains("Content-Type: text/event-stream"), told);
            assertTrue(told.contains("event: log\n"), told);
            assertEquals("GET /log/tail?q=sold&level=WARN", services.last().line());
            assertEquals("mia", services.last().caller().person().orElseThrow().user());
        }
    }

    @Test
    void aLogServiceThatStopsIsSaidToBeSilentAndAskedAgainForWhatComesNext() throws IOException {
        try (EventLines reader = open("")) {
            reader.until("seven");
            reader.until("{\"silent\":1}");
            Eventually.isTrue(
                    LIMIT,
                    "asked for what comes next",
                    () -> services.last().header("Last-Event-ID").equals("7"));
            services.answer("GET /log/tail", 200, event(9, "missed", "{\"first\":8,\"last\":9}"));

            reader.until("event: missed\ndata: {\"first\":8,\"last\":9}\n\n");
        }
    }

    @Test
    void aBrowserThatComesBackGoesOnWhereItWas() throws IOException {
        String id = firstHeard();
        try (EventLines reader = open("", "Last-Event-ID: " + id)) {
            reader.until("seven");

            assertEquals("7", services.last().header("Last-Event-ID"));
            assertTrue(id.matches("[0-9a-f]+\\.7"), id);
        }
    }

    @Test
    void aPageThatConnectsAnewSaysInTheAddressWhereItWas() throws IOException {
        try (EventLines reader = open("?q=sold&after=" + firstHeard())) {
            reader.until("seven");

            assertEquals("7", services.last("GET /log/tail?q=sold").header("Last-Event-ID"));
        }
    }

    private String firstHeard() throws IOException {
        try (EventLines reader = open("")) {
            String told = reader.until("event: log");
            return told.substring(told.indexOf("id: ") + 4, told.indexOf("\nevent: log"));
        }
    }

    @Test
    void withoutAnyLogServiceTheBrowserIsToldSo() throws IOException {
        services.present(ServiceName.GRADING);
        try (EventLines reader = open("")) {
            reader.until("event: state\ndata: {\"silent\":1}\n\n");
            services.present(ServiceName.LOG);
            reader.until("seven");
        }
    }

    @Test
    void whoLeavesMakesRoomAndOneTooManyIsRefused() throws IOException {
        List<EventLines> readers = new ArrayList<>();
        try {
            for (int i = 0; i < LogTails.MAX; i++) {
                readers.add(open(""));
                readers.get(i).until("retry");
            }
            try (EventLines refused = open("")) {
                assertTrue(refused.until("\r\n").contains(" 503 "));
            }
        } finally {
            for (EventLines reader : readers) {
                reader.close();
            }
        }
        Eventually.isTrue(LIMIT, "room again", () -> tails.count() == 0);
    }

    @Test
    void theEndOfThePortalEndsTheAnswer() throws IOException {
        try (EventLines reader = open("")) {
            reader.until("seven");

            tails.close();

            reader.end();
        }
        try (EventLines late = open("")) {
            late.end();
        }
        assertEquals(0, tails.count());
    }
}
