package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs of the tutorial register once and never again: a registry that is restarted must know them by itself. */
class RestartServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path data;
    private TutorialService log;
    private TutorialService portal;

    @BeforeEach
    void twoServices() throws IOException {
        data = RunningRegistry.newData();
        log = opened(TutorialService.start());
        portal = opened(TutorialService.start());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable part : opened) {
            part.close();
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private RunningRegistry start() {
        // Nobody is given up for one lease after a restart, so the shortest.
        return RunningRegistry.startOn(
                data, "", "rollcall.registry.probe.period", "PT0.1S", "rollcall.registry.lease.duration", "PT3S");
    }

    private static String url(TutorialService service) {
        return "http://localhost:" + service.port();
    }

    private static void register(RunningRegistry registry, String name, TutorialService service, String required) {
        String json = "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url(service) + "\",\"RequiredServices\":["
                + required + "],\"ServiceUpdateURL\":\"" + url(service) + "/services\",\"HeartbeatURL\":\""
                + url(service)
                + "/heartbeat\"}";
        assertEquals(
                200,
                registry.send("POST", "/services", json, "Content-Type", "application/json")
                        .statusCode());
    }

    @Test
    void whoWasListedIsListedAndCheckedAgain() {
        try (RunningRegistry first = start()) {
            register(first, "Log", log, "");
            register(first, "Portal", portal, "\"Log\"");
        }
        int heartbeats = log.requests("GET").size();

        try (RunningRegistry second = start()) {
            assertEquals(1, second.listed("Log").size());
            assertEquals(1, second.listed("Portal").size());
            Eventually.isTrue(SOON, "checked again", () -> log.requests("GET").size() > heartbeats);
        }
    }

    @Test
    void whatADependentMayHoldIsStatedAgainAndNeverAddedTwice() {
        String entry = "{\"Name\":\"Log\",\"URL\":\"" + url(log) + "\"}";
        try (RunningRegistry first = start()) {
            register(first, "Log", log, "");
            register(first, "Portal", portal, "\"Log\"");
        }
        int before = portal.pushes().size();

        try (RunningRegistry second = start()) {
            Eventually.passes(
                    SOON, () -> assertEquals(before + 2, portal.pushes().size()));
            assertEquals(
                    List.of("{\"Added\":[],\"Removed\":[" + entry + "]}", "{\"Added\":[" + entry + "],\"Removed\":[]}"),
                    portal.pushes().subList(before, before + 2));
        }
    }

    @Test
    void aProviderThatDiedWhileTheRegistryWasAwayIsTakenAwayOnEvidence() {
        try (RunningRegistry first = start()) {
            register(first, "Log", log, "");
            register(first, "Portal", portal, "\"Log\"");
        }
        log.close();

        try (RunningRegistry second = start()) {
            Eventually.passes(SOON, () -> {
                JsonObject listed = second.listed("Log").get(0);
                assertEquals("DOWN", listed.getString("Status"));
            });
            Eventually.passes(SOON, () -> {
                List<String> pushes = portal.pushes();
                assertTrue(pushes.get(pushes.size() - 1).startsWith("{\"Added\":[],\"Removed\":[{"), pushes.toString());
            });
        }
    }

    @Test
    void whoDoesNotRenewAfterTheRestartIsGoneAfterALease() {
        try (RunningRegistry first = start()) {
            first.register("Stock", 8000);
        }

        try (RunningRegistry second = start()) {
            assertEquals(1, second.listed("Stock").size());
            Eventually.passes(SOON, () -> assertEquals(List.of(), second.listed("Stock")));
        }
    }

    @Test
    void whoLeftBeforeTheRestartStaysAway() {
        try (RunningRegistry first = start()) {
            register(first, "Log", log, "");
            first.send("DELETE", "/services", url(log), "Content-Type", "text/plain");
        }

        try (RunningRegistry second = start()) {
            assertEquals(0, second.listed("Log").size());
        }
    }
}
