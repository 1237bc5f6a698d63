package dev.rollcall.launcher.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.state.TomcatState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final ServiceStatus UP = up(Optional.empty());

    private static ServiceStatus up(Optional<String> degraded) {
        return new ServiceStatus(
                "LogService",
                Optional.of("log"),
                "UP",
                Optional.of("http://127.0.0.1:4000"),
                true,
                Optional.empty(),
                degraded,
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "READY READY, 0",
        "READY RUNNING, 1",
        "READY STARTING, 1",
        "READY DEAD, 1",
        "READY STOPPED, 1",
        "DEAD DEAD, 1",
        "STOPPED STOPPED, 3",
    })
    void exitStatusSaysWhetherEverythingIsReady(String states, int status) {
        List<TomcatStatus> tomcats = Stream.of(states.split(" "))
                .map(State::valueOf)
                .map(ReportTest::tomcat)
                .toList();

        assertEquals(status, new Report(Path.of("/srv"), "four", tomcats, List.of(), List.of()).status());
    }

    @Test
    void oneThatIsDeadIsNotAllRightWhenItsLauncherHasEndedToo() {
        TomcatStatus dead = new TomcatStatus(
                "tomcat",
                State.DEAD,
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON),
                2,
                Optional.of(new TomcatState.End(137, NOON)),
                Path.of("/srv/logs/console.log"),
                List.of());

        assertEquals(1, new Report(Path.of("/srv"), "one", List.of(dead), List.of(), List.of()).status());
    }

    @Test
    void noBaseIsSaid() {
        Report report = new Report(Path.of("/srv/none"), "none", List.of(), List.of(), List.of());

        assertEquals(3, report.status());
        assertEquals("There is no Rollcall in /srv/none.", report.text());
    }

    @Test
    void peopleReadLines() {
        Report report = new Report(Path.of("/srv"), "four", List.of(tomcat(State.READY)), List.of(UP), List.of());

        assertEquals("""
                Rollcall in /srv

                  log       ready      http://127.0.0.1:4000/  process 17  since 2026-01-31T12:00:00Z

                  LogService       UP        http://127.0.0.1:4000
                """, report.text());
    }

    @Test
    void serviceOfSomebodyElseIsListedAndChangesNoExitStatus() {
        ServiceStatus shop = ServiceStatus.of(
                new Instance("Shop", "http://127.0.0.1:4000/shop", "DOWN", true, Optional.of("answered 401")));
        Report report = new Report(Path.of("/srv"), "one", List.of(tomcat(State.READY)), List.of(UP, shop), List.of());

        assertTrue(report.text().endsWith("  Shop             DOWN      Shop is DOWN (answered 401)\n"), report.text());
        assertTrue(report.json().contains("\"tomcat\": null"), report.json());
        assertEquals(0, report.status());
    }

    @Test
    void whatIsTakenOutOfUseIsShown() {
        Instance shop = new Instance(
                "Shop", "http://h/shop", "UP", true, Optional.empty(), Optional.empty(), Optional.of("by mia: update"));
        Report report = new Report(
                Path.of("/srv"), "one", List.of(tomcat(State.READY)), List.of(ServiceStatus.of(shop)), List.of());

        assertTrue(
                report.text().endsWith("  Shop             UP (out of use by mia: update)  http://h/shop\n"),
                report.text());
        assertTrue(report.json().contains("\"drained\": \"by mia: update\""), report.json());
    }

    @Test
    void whatIsDegradedIsShown() {
        ServiceStatus degraded = up(Optional.of("Events cannot be stored."));
        Report report = new Report(Path.of("/srv"), "four", List.of(tomcat(State.READY)), List.of(degraded), List.of());

        assertEquals(0, report.status());
        assertTrue(
                report.text()
                        .contains(
                                "  LogService       UP (degraded: Events cannot be stored.)  http://127.0.0.1:4000\n"),
                report.text());
        assertTrue(report.json().contains("\"degraded\": \"Events cannot be stored.\""), report.json());
    }

    @Test
    void whatIsNotServedIsListedAndChangesNoExitStatus() {
        ContextStatus shop = new ContextStatus(
                "/shop",
                "log",
                false,
                ContextStatus.Condition.FAILED,
                Optional.of("java.lang.IllegalStateException: no database"),
                Path.of("/srv/log/logs/console.log"));
        Report report = new Report(Path.of("/srv"), "four", List.of(tomcat(State.READY)), List.of(UP), List.of(shop));

        assertEquals(0, report.status());
        assertTrue(report.text().endsWith("""
                                4000

                                  /shop            FAILED    could not be started (java.lang.IllegalStateException: no database); more is in /srv/log/logs/console.log
                                """), report.text());
        for (String member : List.of(
                "\"path\": \"/shop\"",
                "\"state\": \"failed\"",
                "\"reason\": \"java.lang.IllegalStateException: no database\"")) {
            assertTrue(report.json().contains(member), member + " in " + report.json());
        }
    }

    @Test
    void deadOneIsShownWithItsLastWords() {
        String text = new Report(Path.of("/srv"), "four", List.of(tomcat(State.DEAD)), List.of(), List.of()).text();

        assertTrue(
                text.contains("  log       dead       http://127.0.0.1:4000/  since 2026-01-31T12:00:00Z"
                        + "  started again twice  died with status 137 at 2026-01-31T12:00:00Z\n"
                        + "    | out of memory\n    The end of /srv/log/logs/console.log.\n"),
                text);
    }

    @Test
    void scriptsReadMembers() {
        String json = new Report(Path.of("/srv"), "four", List.of(tomcat(State.DEAD)), List.of(UP), List.of()).json();

        for (String member : List.of(
                "\"base\": \"/srv\"",
                "\"topology\": \"four\"",
                "\"ready\": false",
                "\"state\": \"dead\"",
                "\"pid\": null",
                "\"restarts\": 2",
                "\"status\": 137",
                "\"time\": \"2026-01-31T12:00:00Z\"",
                "\"log\": \"/srv/log/logs/console.log\"",
                "\"out of memory\"",
                "\"name\": \"LogService\"",
                "\"status\": \"UP\"",
                "\"informed\": true",
                "\"reason\": null")) {
            assertTrue(json.contains(member), member + " in " + json);
        }
        assertFalse(json.contains("Optional"));
    }

    private static TomcatStatus tomcat(State state) {
        boolean dead = state == State.DEAD;
        return new TomcatStatus(
                "log",
                state,
                Optional.of(URI.create("http://127.0.0.1:4000/")).filter(url -> state != State.STOPPED),
                Optional.of(17L).filter(pid -> state.runs()),
                Optional.of(NOON),
                dead ? 2 : 0,
                Optional.of(new TomcatState.End(137, NOON)).filter(end -> dead),
                Path.of("/srv/log/logs/console.log"),
                dead ? List.of("out of memory") : List.of());
    }
}
