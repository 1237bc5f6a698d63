package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.registry.testing.RawHttp;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Who is called when an instance is down, with a real receiver. */
class WebhookServletTest {

    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SECRET = "0123456789abcdef";

    private static RunningRegistry registry(TutorialService receiver) {
        return RunningRegistry.start(
                "rollcall.registry.probe.period",
                "PT0.1S",
                "rollcall.registry.webhook.url",
                "http://localhost:" + receiver.port() + "/hook",
                "rollcall.registry.webhook.secret",
                SECRET);
    }

    private static void register(RunningRegistry registry, TutorialService service) {
        String url = "http://localhost:" + service.port();
        String json =
                "{\"ServiceName\":\"Stock\",\"ServiceURL\":\"" + url + "\",\"HeartbeatURL\":\"" + url + "/heartbeat\"}";
        assertEquals(
                200,
                registry.send("POST", "/services", json, "Content-Type", "application/json")
                        .statusCode());
    }

    private static List<String> told(TutorialService receiver) {
        return receiver.pushes().stream()
                .map(RunningRegistry::json)
                .flatMap(message -> message.getJsonArray("Events").getValuesAs(JsonObject.class).stream())
                .map(event -> event.getString("Service") + " " + event.getString("Event"))
                .toList();
    }

    private static void eventuallyTold(TutorialService receiver, String... events) {
        Eventually.passes(SOON, () -> assertEquals(List.of(events), told(receiver)));
    }

    @Test
    void oneThatIsKilledIsToldOnceAndOnceThatItIsBack() throws Exception {
        try (TutorialService receiver = TutorialService.start();
                RunningRegistry registry = registry(receiver)) {
            TutorialService stock = TutorialService.at(Ports.free());
            register(registry, stock);
            stock.close();
            eventuallyTold(receiver, "Stock down");

            try (TutorialService again = TutorialService.at(stock.port())) {
                register(registry, again);
                eventuallyTold(receiver, "Stock down", "Stock up");
                List<RawHttp.Message> probes = again.requests("GET");
                Eventually.isTrue(
                        SOON, "checked on", () -> again.requests("GET").size() > probes.size() + 5);

                assertEquals(List.of("Stock down", "Stock up"), told(receiver));
                assertSigned(receiver.requests("POST").get(0));
                registry.send("DELETE", "/services", "http://localhost:" + again.port(), "Content-Type", "text/plain");
            }
            TutorialService last = TutorialService.start();
            register(registry, last);
            last.close();
            eventuallyTold(receiver, "Stock down", "Stock up", "Stock down");
        }
    }

    private static void assertSigned(RawHttp.Message request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String hash = HexFormat.of().formatHex(mac.doFinal(request.body().getBytes(StandardCharsets.UTF_8)));
        assertEquals("sha256=" + hash, request.headers().get("x-hub-signature-256"));
        assertEquals("application/json", request.headers().get("content-type"));
        JsonObject message = RunningRegistry.json(request.body());
        assertEquals(message.getString("Id"), request.headers().get("webhook-id"));
        assertTrue(message.getString("text").startsWith("Stock is DOWN: "), message.getString("text"));
    }

    @Test
    void aReceiverThatFailsIsCalledAgainWithTheSameMessage() {
        try (TutorialService receiver = TutorialService.start().answers("503 Service Unavailable");
                RunningRegistry registry = registry(receiver);
                TutorialService stock = TutorialService.start()) {
            register(registry, stock);
            stock.close();
            Eventually.isTrue(SOON, "called twice", () -> receiver.pushes().size() >= 2);
            receiver.answers("302 Found\r\nLocation: http://localhost:" + receiver.port() + "/elsewhere");
            Eventually.isTrue(SOON, "called again", () -> receiver.pushes().size() >= 3);
            receiver.answers("204 No Content");
            Eventually.isTrue(SOON, "called at last", () -> receiver.pushes().size() >= 4);

            assertEquals(1, receiver.pushes().stream().distinct().count());
            assertTrue(
                    receiver.requests("POST").stream().allMatch(m -> m.start().startsWith("POST /hook ")));
        }
    }

    @Test
    void noThreadIsLeftAfterTheEnd() {
        try (TutorialService receiver = TutorialService.start()) {
            RunningRegistry registry = registry(receiver);
            assertTrue(threads().contains("rollcall-registry-webhook"));
            registry.close();
            assertFalse(threads().contains("rollcall-registry-webhook"));
        }
    }

    private static String threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .toList()
                .toString();
    }
}
