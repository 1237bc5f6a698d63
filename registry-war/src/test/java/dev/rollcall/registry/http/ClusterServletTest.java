package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two whole registries that work together, over HTTP. */
class ClusterServletTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final List<Integer> ports = Ports.free(2);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private RunningRegistry first;
    private RunningRegistry second;

    @BeforeEach
    void twoRegistries() throws IOException {
        Path data = RunningRegistry.newData();
        Path otherData = RunningRegistry.newData();
        first = start(data, 0);
        Files.copy(data.resolve(MasterKey.FILE_NAME), otherData.resolve(MasterKey.FILE_NAME));
        second = start(otherData, 1);
        Eventually.passes(SOON, () -> {
            assertEquals(2, working(first), cluster(first).toString());
            assertEquals(2, working(second), cluster(second).toString());
        });
    }

    private RunningRegistry start(Path data, int number) {
        RunningRegistry registry = RunningRegistry.startOn(
                data,
                "",
                "rollcall.registry.cluster.members",
                "127.0.0.1:" + ports.get(0) + ",127.0.0.1:" + ports.get(1),
                "rollcall.registry.cluster.address",
                "127.0.0.1:" + ports.get(number),
                "rollcall.registry.probe.period",
                "PT0.2S");
        opened.add(registry);
        return registry;
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable part : opened) {
            part.close();
        }
    }

    private static JsonObject cluster(RunningRegistry registry) {
        return RunningRegistry.json(registry.send("GET", "/cluster", null, "Authorization", registry.bearer("Portal"))
                .body());
    }

    private static long working(RunningRegistry registry) {
        return cluster(registry).getJsonArray("Members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getBoolean("Working"))
                .count();
    }

    private static HttpResponse<String> renew(RunningRegistry registry, long generation) {
        return registry.send(
                "PUT",
                "/services/shop-1",
                "{\"Generation\":" + generation + ",\"View\":\"\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                registry.bearer("Shop"));
    }

    private static HttpResponse<String> register(RunningRegistry registry, long generation) {
        return registry.register(
                "Shop",
                "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://127.0.0.1:9/\",\"InstanceId\":\"shop-1\",\"Generation\":"
                        + generation + "}");
    }

    @Test
    void anInstanceIsRegisteredHereRenewedThereAndLeavesAnywhere() {
        assertEquals(200, register(first, 7).statusCode());
        assertEquals(1, second.listed("Shop").size()); // there is no third that may have confirmed
        assertEquals(200, renew(second, 7).statusCode());
        assertEquals(409, register(second, 6).statusCode());

        HttpResponse<String> goodbye =
                second.send("DELETE", "/services/shop-1?generation=7", null, "Authorization", second.bearer("Shop"));

        assertEquals(200, goodbye.statusCode());
        assertEquals(List.of(), first.listed("Shop"));
        assertEquals(404, renew(first, 7).statusCode());
    }

    @Test
    void aGoodbyeOfARegistrationThatIsNotKnownYetIsNotTakenForOne() {
        assertEquals(200, register(first, 7).statusCode());

        for (String later : List.of("shop-1?generation=8", "shop-2?generation=1")) {
            HttpResponse<String> goodbye =
                    second.send("DELETE", "/services/" + later, null, "Authorization", second.bearer("Shop"));
            assertEquals(503, goodbye.statusCode(), goodbye.body());
        }
        assertEquals(1, second.listed("Shop").size());
    }

    @Test
    void aGoodbyeOfAProgramOfTheTutorialThatIsNotKnownYetIsNotTakenForOne() {
        try (TutorialService program = TutorialService.start()) {
            registerProgram(first, "Program", program, "");
            String url = "http://localhost:" + program.port();

            assertEquals(
                    503,
                    second.send("DELETE", "/services", "http://localhost:9").statusCode());
            for (int i = 0; i < 2; i++) {
                assertEquals(200, second.send("DELETE", "/services", url).statusCode(), "as often as it likes");
            }
            assertEquals(List.of(), first.listed("Program"));
        }
    }

    @Test
    void whoeverIsLeftGoesOn() throws Exception {
        assertEquals(200, register(first, 7).statusCode());
        first.close();
        opened.remove(first);

        Eventually.passes(SOON, () -> assertEquals(1, working(second)));
        assertEquals(200, renew(second, 7).statusCode());
        assertEquals(200, register(second, 8).statusCode());
        assertEquals(0, cluster(second).getInt("LagMillis"));
    }

    @Test
    void aProgramOfTheTutorialIsToldWhatHappensAtAnotherRegistry() throws IOException {
        try (TutorialService dependent = TutorialService.start();
                TutorialService provider = TutorialService.start()) {
            registerProgram(first, "Dependent", dependent, "\"Provider\"");
            registerProgram(second, "Provider", provider, "");
            Eventually.passes(
                    SOON,
                    () -> assertTrue(
                            dependent.pushes().stream().anyMatch(push -> push.contains("Provider")),
                            dependent.pushes().toString()));

            provider.close();

            Eventually.passes(
                    SOON,
                    () -> assertTrue(
                            dependent.pushes().stream().anyMatch(push -> push.contains("\"Removed\":[{")),
                            dependent.pushes().toString()));
            for (RunningRegistry each : List.of(first, second)) {
                Eventually.passes(
                        SOON,
                        () -> assertEquals(
                                "DOWN", each.listed("Provider").get(0).getString("Status")));
            }
        }
    }

    @Test
    void aGoodbyeThatWaitsWaitsForThoseWhomAnotherRegistryTells() {
        Duration slow = Duration.ofMillis(600);
        try (TutorialService dependent = TutorialService.start()) {
            registerProgram(first, "Dependent", dependent, "\"Shop\"");
            assertEquals(200, register(second, 7).statusCode());
            Eventually.passes(
                    SOON,
                    () -> assertTrue(
                            dependent.pushes().stream().anyMatch(push -> push.contains("Shop")),
                            dependent.pushes().toString()));
            dependent.waits(slow);
            long begun = System.nanoTime();

            HttpResponse<String> goodbye = second.send(
                    "DELETE", "/services/shop-1?generation=7&wait=PT20S", null, "Authorization", second.bearer("Shop"));

            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            assertEquals(200, goodbye.statusCode(), goodbye.body());
            assertTrue(took.compareTo(slow) >= 0 && took.compareTo(SOON) < 0, took.toString());
            assertTrue(
                    dependent.pushes().stream().anyMatch(push -> push.contains("\"Removed\":[{")),
                    dependent.pushes().toString());
        }
    }

    private static void registerProgram(
            RunningRegistry registry, String name, TutorialService program, String required) {
        String url = "http://localhost:" + program.port();
        HttpResponse<String> answer = registry.send(
                "POST",
                "/services",
                "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url + "\",\"RequiredServices\":[" + required
                        + "],\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url
                        + "/heartbeat\"}",
                "Content-Type",
                "application/json");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    @Test
    void theClusterCanBeLookedAt() {
        JsonObject seen = cluster(first);

        assertTrue(seen.getBoolean("Clustered"));
        assertTrue(seen.isNull("Notice"));
        assertFalse(seen.getJsonArray("Views").isEmpty());
        assertEquals(seen.getInt("View"), cluster(second).getInt("View"));
        assertEquals(2, seen.getInt("Configured"));
        Eventually.passes(
                SOON,
                () -> assertEquals(
                        Set.of("127.0.0.1:" + ports.get(0), "127.0.0.1:" + ports.get(1)),
                        cluster(first).getJsonArray("Members").getValuesAs(JsonObject.class).stream()
                                .map(member -> member.getString("Address"))
                                .collect(Collectors.toSet())));
        String metrics = first.send("GET", "/metrics", null).body();
        assertTrue(metrics.contains("rollcall_registry_cluster_nodes{state=\"working\"} 2"), metrics);
    }
}
