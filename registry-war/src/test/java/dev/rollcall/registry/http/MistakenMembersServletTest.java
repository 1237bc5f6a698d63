package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Log4jCapture;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.registry.jgroups.JGroupsTransport;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator sees of a mistake in the list of a cluster's members. */
class MistakenMembersServletTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MEMBERS = "rollcall.registry.cluster.members";

    private static HttpResponse<String> get(RunningRegistry registry, String path) {
        return registry.send("GET", path, null, "Authorization", registry.bearer("Portal"));
    }

    @Test
    void aListWithoutTheOwnAddressIsNamedInEveryAnswer() {
        try (RunningRegistry registry = RunningRegistry.start(MEMBERS, "198.51.100.1:7800")) {
            Eventually.passes(SOON, () -> {
                HttpResponse<String> answer = get(registry, "/services");
                assertEquals(503, answer.statusCode());
                assertTrue(answer.body().contains(MEMBERS + " has no address of this machine"), answer.body());
            });
        }
    }

    @Test
    void whoReachesNoneOfThoseThatItNamesWorksAloneAndSaysSo() {
        String own = "127.0.0.1:" + Ports.free();
        try (RunningRegistry registry = RunningRegistry.start(
                MEMBERS, own + ",127.0.0.1:9,nobody.invalid:7800", "rollcall.registry.cluster.address", own)) {
            Eventually.passes(SOON, () -> {
                JsonObject cluster =
                        RunningRegistry.json(get(registry, "/cluster").body());
                assertTrue(cluster.getBoolean("Working"));
                assertEquals(3, cluster.getInt("Configured"));
                assertEquals(1, cluster.getJsonArray("Members").size());
            });

            assertEquals(200, get(registry, "/services").statusCode());
            HttpResponse<String> heartbeat = get(registry, "/rollcall/heartbeat");
            assertEquals(200, heartbeat.statusCode());
            assertTrue(heartbeat.body().contains("no other registry of the cluster is reached"), heartbeat.body());
            HttpResponse<String> goodbye = registry.send(
                    "DELETE", "/services/shop-1?generation=1", null, "Authorization", registry.bearer("Shop"));
            assertEquals(503, goodbye.statusCode(), "those that it does not reach may list the instance");
            assertEquals("1", goodbye.headers().firstValue("Retry-After").orElseThrow());
        }
    }

    @Test
    void whoHasMistakenAnotherSettingDoesNotComeAndGo() {
        String own = "127.0.0.1:" + Ports.free();
        try (Log4jCapture joined = new Log4jCapture(JGroupsTransport.class)) {
            try (RunningRegistry registry =
                    RunningRegistry.start(MEMBERS, own, "rollcall.registry.watch.beat", "now and then")) {
                HttpResponse<String> answer = get(registry, "/services");
                assertEquals(503, answer.statusCode());
                assertTrue(answer.body().contains("rollcall.registry.watch.beat"), answer.body());
            }

            assertEquals(List.of(), joined.events());
        }
    }
}
