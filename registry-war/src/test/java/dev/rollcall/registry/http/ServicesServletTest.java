package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services with a token: register, renew, read, leave, and what they may not do. */
class ServicesServletTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static RunningRegistry registry;

    /** Every test has instances of its own, because the registry remembers those that left. */
    private static int count;

    private final String shopId = "shop-" + ++count;
    private final String stockId = "stock-" + count;
    private TutorialService shop;

    @BeforeAll
    static void startRegistry() {
        registry = RunningRegistry.start();
    }

    @AfterAll
    static void stopRegistry() {
        registry.close();
    }

    @BeforeEach
    void startService() {
        shop = TutorialService.start();
    }

    @AfterEach
    void stopService() {
        for (String id : List.of(shopId, stockId)) {
            for (String name : List.of("Shop", "Stock")) {
                registry.send(
                        "DELETE",
                        "/services/" + id + "?generation=" + Long.MAX_VALUE,
                        null,
                        "Authorization",
                        registry.bearer(name));
            }
        }
        registry.send("DELETE", "/services", "http://localhost:" + shop.port(), "Content-Type", "text/plain");
        shop.close();
    }

    private String registration(String name, String id, long generation, String... required) {
        String url = "http://localhost:" + shop.port();
        String needs = required.length == 0 ? "" : "\"" + String.join("\",\"", required) + "\"";
        return "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url + "\",\"RequiredServices\":[" + needs
                + "],\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url
                + "/heartbeat\",\"InstanceId\":\"" + id + "\",\"Generation\":" + generation + ",\"Version\":\"1.2\"}";
    }

    private HttpResponse<String> renew(String id, long generation, String view, String from) {
        return registry.send(
                "PUT",
                "/services/" + id,
                "{\"Generation\":" + generation + ",\"View\":\"" + view + "\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                registry.bearer(from));
    }

    private static JsonObject ok(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return RunningRegistry.json(answer.body());
    }

    private static String problem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
        String type = RunningRegistry.json(answer.body()).getString("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    @Test
    void theAnswerCarriesIdLeaseAndTheWholeView() {
        registry.register("Stock", registration("Stock", stockId, 1));

        JsonObject answer = ok(registry.register("Shop", registration("Shop", shopId, 7, "Stock")));

        assertEquals(shopId, answer.getString("InstanceId"));
        assertEquals(7, answer.getInt("Generation"));
        assertEquals(30, answer.getInt("LeaseSeconds"));
        JsonObject update = answer.getJsonObject("Update");
        assertTrue(update.getBoolean("Full"));
        JsonObject provider = update.getJsonArray("Added").getJsonObject(0);
        assertEquals(stockId, provider.getString("InstanceId"));
        assertEquals("1.2", provider.getString("Version"));
        assertFalse(update.getString("View").isEmpty());
    }

    @Test
    void laterProvidersArePushedWithAViewAndAToken() {
        JsonObject first = ok(registry.register("Shop", registration("Shop", shopId, 1, "Stock")))
                .getJsonObject("Update");

        registry.register("Stock", registration("Stock", stockId, 1));

        Eventually.passes(SOON, () -> assertEquals(1, shop.pushes().size()));
        JsonObject push = RunningRegistry.json(shop.pushes().get(0));
        assertEquals(first.getString("View"), push.getString("PreviousView"));
        assertNotEquals(first.getString("View"), push.getString("View"));
        assertFalse(push.getBoolean("Full"));
        assertTrue(shop.requests("POST").get(0).headers().get("authorization").startsWith("Bearer "));
        Eventually.passes(SOON, () -> assertTrue(registry.listed("Shop").get(0).getBoolean("Informed")));
    }

    @Test
    void whoHoldsSomethingElseGetsEverything() {
        ok(registry.register("Shop", registration("Shop", shopId, 1, "Stock")));
        shop.answers("409 Conflict");

        registry.register("Stock", registration("Stock", stockId, 1));

        Eventually.passes(SOON, () -> assertTrue(shop.pushes().size() >= 2));
        assertTrue(RunningRegistry.json(shop.pushes().get(1)).getBoolean("Full"));
    }

    @Test
    void aRenewalAnswersWithTheViewOnlyIfAnotherIsHeld() {
        String view = ok(registry.register("Shop", registration("Shop", shopId, 1, "Stock")))
                .getJsonObject("Update")
                .getString("View");

        JsonObject same = ok(renew(shopId, 1, view, "Shop"));
        assertEquals("renewed", same.getString("State"));
        assertFalse(same.containsKey("Update"));
        JsonObject other = ok(renew(shopId, 1, "none", "Shop"));
        assertTrue(other.getJsonObject("Update").getBoolean("Full"));
    }

    @Test
    void renewalsOfOlderGenerationsAreSupersededUntilTheNewerOneLeaves() {
        registry.register("Shop", registration("Shop", shopId, 1));
        assertEquals("older-generation", problem(409, registry.register("Shop", registration("Shop", shopId, 1, "X"))));
        registry.register("Shop", registration("Shop", shopId, 2));

        assertEquals("superseded", ok(renew(shopId, 1, "", "Shop")).getString("State"));
        registry.send(
                "DELETE", "/services/" + shopId + "?generation=2", null, "Authorization", registry.bearer("Shop"));

        assertEquals("not-registered", problem(404, renew(shopId, 1, "", "Shop")));
        HttpResponse<String> old = registry.register("Shop", registration("Shop", shopId, 1));
        assertEquals("older-generation", problem(409, old));
        assertEquals(2, RunningRegistry.json(old.body()).getInt("generation"));
    }

    @Test
    void theRollShowsWhatIsKnown() {
        ok(registry.register("Shop", registration("Shop", shopId, 1, "Nobody")));
        Eventually.passes(SOON, () -> assertFalse(registry.listed("Shop").get(0).isNull("LastProbe")));

        JsonObject shown = registry.listed("Shop").get(0);

        assertEquals("UP", shown.getString("Status"));
        assertEquals("http://localhost:" + shop.port() + "/heartbeat", shown.getString("HeartbeatURL"));
        assertEquals("Nobody", shown.getJsonArray("RequiredServices").getString(0));
        assertTrue(shown.getBoolean("Signed"));
        assertTrue(shown.getBoolean("Informed"));
        assertEquals(JsonValue.NULL, shown.get("Reason"));
        assertEquals(JsonValue.NULL, shown.get("Degraded"));
        assertEquals(JsonValue.NULL, shown.get("Store"));
        assertTrue(shown.getInt("ProbeMillis") >= 0);
    }

    @Test
    void theRollCanBeAskedForOneService() {
        ok(registry.register("Shop", registration("Shop", shopId, 1)));
        HttpResponse<String> answer =
                registry.send("GET", "/services?name=Shop", null, "Authorization", registry.bearer("Portal"));

        JsonObject roll = ok(answer);
        assertEquals(1, roll.getJsonArray("Services").size());
        assertEquals(JsonValue.NULL, roll.get("Notice"));
        assertFalse(roll.getString("Revision").isEmpty());
        assertEquals(2, answer.body().split("\"Generation\":").length, "each member once: " + answer.body());
    }

    @Test
    void theAddressesOfAServiceAreGivenOneALine() {
        ok(registry.register("Shop", registration("Shop", shopId, 1)));

        HttpResponse<String> answer = registry.send(
                "GET",
                "/services?name=Shop",
                null,
                "Authorization",
                registry.bearer("Tomcat"),
                "Accept",
                "text/uri-list");

        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/uri-list", answer.headers().firstValue("Content-Type").orElseThrow());
        assertEquals("http://localhost:" + shop.port() + "\r\n", answer.body());
    }

    @Test
    void whatAServiceSaysAboutItselfIsShown() {
        shop.answers("503 Service Unavailable");
        ok(registry.register("Shop", registration("Shop", shopId, 1)));

        Eventually.passes(
                SOON, () -> assertEquals("DOWN", registry.listed("Shop").get(0).getString("Status")));
        assertEquals("answered 503", registry.listed("Shop").get(0).getString("Reason"));
    }

    @Test
    void aCallerActsOnlyForItself() {
        String body = registration("Shop", shopId, 1);
        assertEquals("forbidden", problem(403, registry.register("Stock", body)));
        ok(registry.register("Shop", body));

        assertEquals("instance-taken", problem(403, registry.register("Stock", registration("Stock", shopId, 9))));
        assertEquals("forbidden", problem(403, renew(shopId, 1, "", "Stock")));
        String stranger = registry.bearer("Stock");
        assertEquals(
                "forbidden",
                problem(
                        403,
                        registry.send(
                                "DELETE", "/services/" + shopId + "?generation=9", null, "Authorization", stranger)));
        registry.send(
                "DELETE",
                "/services",
                "http://localhost:" + shop.port(),
                "Content-Type",
                "text/plain",
                "Authorization",
                stranger);

        assertEquals(1, registry.listed("Shop").size());
    }

    @Test
    void withoutATokenASignedInstanceIsNotTouched() {
        String url = "http://localhost:" + shop.port();
        String unsigned = "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"" + url + "\"}";
        ok(registry.register("Shop", unsigned.replace("}", ",\"Generation\":5}")));

        assertEquals(
                "instance-taken",
                problem(403, registry.send("POST", "/services", unsigned, "Content-Type", "application/json")));
        assertEquals(
                200,
                registry.send("DELETE", "/services", url, "Content-Type", "text/plain")
                        .statusCode());
        assertEquals(1, registry.listed("Shop").size());
        registry.send(
                "DELETE", "/services", url, "Content-Type", "text/plain", "Authorization", registry.bearer("Shop"));
        assertEquals(List.of(), registry.listed("Shop"));
    }

    @Test
    void tokensAreChecked() {
        assertEquals("unauthenticated", problem(401, registry.send("GET", "/services", null)));
        assertEquals(
                "unauthenticated",
                problem(401, registry.send("GET", "/services", null, "Authorization", "Bearer a.b.c.d")));
        assertEquals(
                "forbidden",
                problem(
                        403,
                        registry.send(
                                "GET", "/services", null, "Authorization", registry.bearer("Portal", "LogService"))));
    }

    @Test
    void thePortalSeesTheRollOnlyForThoseWhoOperateIt() {
        for (String role : List.of("operator", "admin")) {
            ok(registry.send("GET", "/services", null, "Authorization", registry.bearerOfPerson(role)));
        }
        assertEquals(
                "forbidden",
                problem(
                        403,
                        registry.send("GET", "/services", null, "Authorization", registry.bearerOfPerson("student"))));
    }

    @Test
    void whoWasForwardedNeedsAToken() {
        String body = "{\"ServiceName\":\"X\",\"ServiceURL\":\"http://localhost:1\"}";
        HttpResponse<String> answer = registry.send(
                "POST", "/services", body, "Content-Type", "application/json", "X-Forwarded-For", "10.0.0.1");

        assertEquals("unauthenticated", problem(401, answer));
    }

    @Test
    void browsersAreRefused() {
        assertEquals(
                "forbidden",
                problem(
                        403,
                        registry.send(
                                "POST",
                                "/services",
                                "{}",
                                "Content-Type",
                                "application/json",
                                "Origin",
                                "http://evil")));
        assertEquals(
                "unsupported-media-type",
                problem(415, registry.send("POST", "/services", "{}", "Content-Type", "text/plain")));
    }

    @Test
    void addressesOfOthersAreRefused() {
        String body = registration("Shop", shopId, 1).replace("localhost", "192.0.2.1");

        assertEquals("address-refused", problem(403, registry.register("Shop", body)));
        assertEquals(List.of(), registry.listed("Shop"));
    }

    @Test
    void otherMethodsAreRefusedWithWhatIsAllowed() {
        HttpResponse<String> answer = registry.send("PATCH", "/services", "{}");

        assertEquals("method-not-allowed", problem(405, answer));
        assertEquals(
                "DELETE, GET, HEAD, OPTIONS, POST",
                answer.headers().firstValue("Allow").orElseThrow());
    }

    @Test
    void aGoodbyeNeedsAGenerationAndAnId() {
        String token = registry.bearer("Shop");
        assertEquals("invalid", problem(422, registry.send("DELETE", "/services/x", null, "Authorization", token)));
        assertEquals(
                "invalid",
                problem(422, registry.send("DELETE", "/services/x?generation=y", null, "Authorization", token)));
        assertEquals(
                "not-found",
                problem(404, registry.send("DELETE", "/services/a/b?generation=1", null, "Authorization", token)));
        assertEquals(
                200,
                registry.send("DELETE", "/services/unknown?generation=1", null, "Authorization", token)
                        .statusCode());
    }

    @Test
    void peopleFindAShortPage() {
        HttpResponse<String> page = registry.send("GET", "/", null);

        assertEquals(200, page.statusCode());
        assertEquals(
                "text/html;charset=UTF-8",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'none'"));
    }

    @Test
    void theRegistryIsOnItsOwnRoll() {
        Eventually.passes(
                SOON,
                () -> assertEquals(
                        "UP", registry.listed("RegistryService").get(0).getString("Status")));
    }
}
