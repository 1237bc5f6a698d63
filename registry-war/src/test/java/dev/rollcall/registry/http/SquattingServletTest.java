package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Registration;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A program without a token claims the id of a service that has one, before that comes back. */
class SquattingServletTest {

    private static RunningRegistry registry;

    @BeforeAll
    static void startRegistry() {
        registry = RunningRegistry.start();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    private static String registration(String name, String id, long generation, String required) {
        return "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"http://localhost:9/" + id
                + "\",\"RequiredServices\":[\"" + required + "\"],\"InstanceId\":\"" + id + "\",\"Generation\":"
                + generation
                + "}";
    }

    private static HttpResponse<String> squat(String name, String id, long generation) {
        String body = registration(name, id, generation, "Bait");
        return registry.send("POST", "/services", body, "Content-Type", "application/json");
    }

    private static HttpResponse<String> renew(String id, long generation, String... token) {
        String body = "{\"Generation\":" + generation + ",\"View\":\"\"}";
        return token.length == 0
                ? registry.send("PUT", "/services/" + id, body, "Content-Type", "application/json")
                : registry.send(
                        "PUT", "/services/" + id, body, "Content-Type", "application/json", "Authorization", token[0]);
    }

    private static void is(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
    }

    @Test
    void theOwnerIsToldToRegisterAndThenHoldsItsId() {
        is(200, squat("Bait", "bait", 1));
        for (String name : new String[] {"Portal", "Squatter"}) {
            String id = "portal-of-" + name;
            is(200, squat(name, id, Registration.MAX_GENERATION));

            HttpResponse<String> renewal = renew(id, 7, registry.bearer("Portal"));
            is(404, renewal);
            assertTrue(renewal.body().contains("not-registered"), renewal.body());
            is(200, registry.register("Portal", registration("Portal", id, 8, "Stock")));

            is(403, squat(name, id, Registration.MAX_GENERATION));
            is(403, renew(id, 8));
            JsonObject renewed =
                    RunningRegistry.json(renew(id, 8, registry.bearer("Portal")).body());
            assertEquals("renewed", renewed.getString("State"));
            assertEquals(
                    0, renewed.getJsonObject("Update").getJsonArray("Added").size());
        }
    }

    @Test
    void theOwnersGoodbyeLeavesAnUnsignedOneAlone() {
        is(200, squat("Shop", "shop", 1));

        is(200, registry.send("DELETE", "/services/shop?generation=9", null, "Authorization", registry.bearer("Shop")));
        assertEquals(1, registry.listed("Shop").size());
        is(200, registry.send("DELETE", "/services/shop?generation=9", null));
        assertEquals(0, registry.listed("Shop").size());
    }

    @Test
    void aGenerationBeyondAllTimeIsRefused() {
        HttpResponse<String> unsigned = squat("Shop", "far", Long.MAX_VALUE);
        is(422, unsigned);
        assertEquals(
                "Generation must be at most 9007199254740992.",
                RunningRegistry.json(unsigned.body()).getString("detail"));
        String body = registration("Shop", "far", Registration.MAX_GENERATION + 1, "Stock");
        is(422, registry.register("Shop", body));
    }
}
