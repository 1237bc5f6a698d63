package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.OpenMetrics;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is measured of a whole registry. */
class MetricsServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static RunningRegistry registry;

    @BeforeAll
    static void start() {
        registry = RunningRegistry.start("rollcall.registry.probe.period", "PT0.1S");
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    private static double value(String sample) {
        return OpenMetrics.parse(Http.get(registry.tomcat().uri("/metrics")).body())
                .value(sample);
    }

    @Test
    void aServiceIsSeenCheckedAndTold() {
        try (TutorialService shop = TutorialService.start();
                TutorialService stock = TutorialService.start()) {
            assertEquals(200, register(shop, "Shop", "\"Stock\"").statusCode());
            assertEquals(200, register(stock, "Stock", "").statusCode());

            Eventually.isTrue(SOON, "told", () -> value("rollcall_registry_push_delay_seconds_count") >= 1);
            Eventually.isTrue(
                    SOON, "checked", () -> value("rollcall_registry_probe_seconds_count{outcome=\"alive\"}") >= 2);

            assertTrue(value("rollcall_registry_push_seconds_count{outcome=\"acknowledged\"}") >= 1);
            assertTrue(value("rollcall_registry_instances{state=\"up\"}") >= 2);
            assertTrue(value("rollcall_registry_services") >= 2);
            assertTrue(value("rollcall_registry_changes_total{cause=\"registered\"}") >= 2);
            assertTrue(value("rollcall_registry_subscribers{state=\"idle\"}") >= 1);
            assertEquals(0, value("rollcall_registry_journal_failing"));
            assertTrue(value("rollcall_registry_probe_lateness_seconds") < 10);
        }
    }

    @Test
    void whoWaitsIsSeenAndIsNoSlowRequest() {
        String revision = RunningRegistry.json(read("").body()).getString("Revision");
        CompletableFuture<HttpResponse<String>> waiting =
                CompletableFuture.supplyAsync(() -> read("&wait=PT2S&since=" + revision));
        Eventually.isTrue(SOON, "waits", () -> value("rollcall_registry_waiters") == 1);

        assertEquals(304, waiting.join().statusCode());

        String waited = "{method=\"GET\",route=\"" + Routes.SERVICES + "\",status=\"3xx\"}";
        Eventually.isTrue(SOON, "counted", () -> value("rollcall_http_waiting_request_seconds_count" + waited) == 1);
        assertEquals(0, value("rollcall_registry_waiters"));
    }

    private static HttpResponse<String> read(String more) {
        return registry.send("GET", "/services?name=Nobody" + more, null, "Authorization", registry.bearer("Portal"));
    }

    private static HttpResponse<String> register(TutorialService service, String name, String required) {
        String url = "http://127.0.0.1:" + service.port();
        return registry.send(
                "POST",
                "/services",
                "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url + "\",\"RequiredServices\":[" + required
                        + "],\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url + "/heartbeat\"}",
                "Content-Type",
                "application/json");
    }
}
