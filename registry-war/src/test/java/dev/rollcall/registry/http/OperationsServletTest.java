package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators do with instances, over HTTP, and what dependents are told of it. */
class OperationsServletTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final TutorialService stock = TutorialService.start();
    private final TutorialService shop = TutorialService.start();
    private Path data;
    private RunningRegistry registry;
    private String stockId;

    @BeforeEach
    void aShopThatRequiresStock() throws Exception {
        data = RunningRegistry.newData();
        registry = start();
        register("Stock", stock, "");
        register("Shop", shop, "\"Stock\"");
        stockId = registry.listed("Stock").get(0).getString("InstanceId");
    }

    @AfterEach
    void close() {
        registry.close();
        stock.close();
        shop.close();
    }

    private RunningRegistry start() {
        return RunningRegistry.startOn(data, "", "rollcall.registry.lease.duration", "PT3S");
    }

    private void register(String name, TutorialService service, String required) {
        String url = "http://localhost:" + service.port();
        String json =
                "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url + "\",\"RequiredServices\":[" + required
                        + "],\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url + "/heartbeat\"}";
        assertEquals(
                200,
                registry.send("POST", "/services", json, "Content-Type", "application/json")
                        .statusCode());
    }

    private HttpResponse<String> operate(String method, String part, String body) {
        return registry.send(
                method,
                "/services/" + stockId + part,
                body,
                "Content-Type",
                "application/json",
                "Authorization",
                registry.bearerOfPerson("operator"));
    }

    private JsonObject drain() {
        HttpResponse<String> answer = operate("PUT", "/drain", "{\"Reason\":\"new disk\"}");
        assertEquals(200, answer.statusCode(), answer.body());
        return RunningRegistry.json(answer.body());
    }

    private String stockEntry() {
        return "{\"Name\":\"Stock\",\"URL\":\"http://localhost:" + stock.port() + "\"}";
    }

    private void eventuallyTold(String... updates) {
        Eventually.passes(SOON, () -> assertEquals(List.of(updates), shop.pushes()));
    }

    private String added() {
        return "{\"Added\":[" + stockEntry() + "],\"Removed\":[]}";
    }

    private String removed() {
        return "{\"Added\":[],\"Removed\":[" + stockEntry() + "]}";
    }

    @Test
    void aDrainedInstanceDisappearsFromDependentsAndComesBack() {
        eventuallyTold(added());

        JsonObject drained = drain().getJsonObject("Drained");

        assertEquals("new disk", drained.getString("Reason"));
        assertEquals("mia", drained.getString("By"));
        assertTrue(
                Instant.parse(drained.getString("Since")).isBefore(Instant.now().plusSeconds(60)));
        eventuallyTold(added(), removed());
        assertEquals("UP", registry.listed("Stock").get(0).getString("Status"));

        HttpResponse<String> undrained = operate("DELETE", "/drain", null);
        assertEquals(JsonValue.NULL, RunningRegistry.json(undrained.body()).get("Drained"));
        eventuallyTold(added(), removed(), added());
    }

    @Test
    void drainedOutlivesARestartOfTheRegistry() {
        drain();
        registry.close();
        registry = start();

        assertEquals(
                "new disk",
                registry.listed("Stock").get(0).getJsonObject("Drained").getString("Reason"));
    }

    @Test
    void drainedOutlivesANewRegistration() {
        drain();

        register("Stock", stock, "");

        assertEquals(
                "new disk",
                registry.listed("Stock").get(0).getJsonObject("Drained").getString("Reason"));
    }

    @Test
    void aCheckAnswersWithWhatItFound() {
        HttpResponse<String> alive = operate("POST", "/check", null);
        assertEquals(200, alive.statusCode(), alive.body());
        assertTrue(RunningRegistry.json(alive.body()).containsKey("ProbeMillis"));

        stock.close();
        Eventually.passes(
                SOON,
                () -> assertEquals(
                        "DOWN",
                        RunningRegistry.json(operate("POST", "/check", null).body())
                                .getString("Status")));
    }

    @Test
    void whatIsDeadIsRemovedAndWhatLivesIsNot() {
        HttpResponse<String> refused = operate("DELETE", "", null);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("The instance is UP: drain it"), refused.body());

        stock.close();
        Eventually.passes(
                SOON, () -> assertEquals("DOWN", registry.listed("Stock").get(0).getString("Status")));
        assertEquals(200, operate("DELETE", "", null).statusCode());

        assertEquals(List.of(), registry.listed("Stock"));
        assertEquals(404, operate("DELETE", "", null).statusCode());
    }
}
