package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the health of an instance was, over HTTP, with real health checks. */
class HealthServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static JsonObject health(RunningRegistry registry) {
        HttpResponse<String> answer =
                registry.send("GET", "/services/stock-1/health", null, "Authorization", registry.bearer("Portal"));
        assertEquals(200, answer.statusCode(), answer.body());
        return RunningRegistry.json(answer.body());
    }

    private static int sum(JsonObject health, String member) {
        return health.getJsonArray("Minutes").getValuesAs(JsonObject.class).stream()
                .mapToInt(minute -> minute.getInt(member))
                .sum();
    }

    @Test
    void answersAndFailuresAreCountedByTheMinute() {
        try (RunningRegistry registry = RunningRegistry.start("rollcall.registry.probe.period", "PT0.05S");
                TutorialService stock = TutorialService.start()) {
            String url = "http://localhost:" + stock.port();
            registry.register(
                    "Stock",
                    "{\"ServiceName\":\"Stock\",\"ServiceURL\":\"" + url + "\",\"HeartbeatURL\":\"" + url
                            + "/heartbeat\",\"InstanceId\":\"stock-1\",\"Generation\":5,\"LeaseSeconds\":3600}");
            health(registry);
            Eventually.isTrue(SOON, "answered", () -> sum(health(registry), "Answered") > 2);
            assertEquals("UP", health(registry).getString("Status"));
            assertEquals(1.0, health(registry).getJsonNumber("Uptime").doubleValue());
            assertTrue(health(registry).containsKey("UpSince"));

            stock.close();

            Eventually.isTrue(
                    SOON, "down", () -> health(registry).getString("Status").equals("DOWN"));
            assertEquals(JsonValue.NULL, health(registry).get("UpSince"));
            assertTrue(sum(health(registry), "Failed") >= 2);
            assertTrue(health(registry).getJsonNumber("Uptime").doubleValue() < 1);
        }
    }
}
