package dev.rollcall.portal.page.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.page.Browser;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.registry.Operator;
import dev.rollcall.portal.remote.registry.Registry;
import dev.rollcall.portal.remote.registry.RegistryWatch;
import dev.rollcall.portal.remote.registry.SystemReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators' actions from the question to the page afterwards, with a registry that answers what the test says. */
class InstancePageServletTest {
    private static final String SHOP = """
            {"ServiceName":"Shop","ServiceURL":"http://localhost/shop","InstanceId":"shop-1","Status":"%s","Reason":"%s"}
            """;
    private static final String DRAIN = "/system/instances/shop-1/drain";

    private static FakeServices services;
    private static EmbeddedTomcat portal;

    private final Browser mia = new Browser(portal::uri, "mia operator");

    @BeforeAll
    static void start() {
        services = new FakeServices();
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);
        Registry registry = new Registry(services.client());
        SystemReader system = new SystemReader(registry, new RegistryWatch(registry, clock.source()), clock.source());
        portal = EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new LoggedInFilter())
                        .servlet("/system", new SystemPage(pages, system, clock))
                        .servlet(
                                "/system/instances/*",
                                new InstancePage(pages, system, new Operator(services.client()))));
    }

    @AfterAll
    static void stop() {
        portal.close();
        services.close();
    }

    @BeforeEach
    void prepare() {
        services.present(ServiceName.REGISTRY);
        services.answer("GET /services", 200, "{\"Services\":[" + SHOP.formatted("UP", "") + "]}");
        services.answer("PUT /services/shop-1/drain", 200, SHOP.formatted("UP", ""));
    }

    @Test
    void theCardLeadsToTheQuestionAndTheQuestionTellsTheConsequence() {
        assertTrue(mia.get("/system").body().contains("href=\"/portal" + DRAIN + "\""));

        String page = mia.get(DRAIN).body();

        assertTrue(page.contains("<h1>Take out of use: Shop</h1>"), page);
        assertTrue(page.contains("No other instance of Shop can take over."), page);
        assertEquals("GET /services?details=true", services.last().line(), "asking changes nothing");
    }

    @Test
    void whatIsConfirmedIsDoneInThePersonsNameAndThePageSaysSo() {
        mia.get(DRAIN);

        HttpResponse<String> answer = mia.post(DRAIN, "reason", " update of its machine ");

        assertEquals(303, answer.statusCode());
        assertEquals("/portal/system", answer.headers().firstValue("Location").orElse(""));
        assertEquals("PUT /services/shop-1/drain", services.last().line());
        assertEquals("{\"Reason\":\"update of its machine\"}", services.last().body());
        assertEquals(
                new Person("mia", Set.of("operator")),
                services.last().caller().person().orElseThrow());
        assertTrue(mia.get("/system").body().contains("Shop (shop-1) was taken out of use."));
    }

    @Test
    void withoutAReasonNothingIsDone() {
        mia.get(DRAIN);

        HttpResponse<String> page = mia.post(DRAIN, "reason", " ");

        assertEquals(422, page.statusCode());
        assertTrue(page.body().contains("Say why"), page.body());
        assertEquals("GET /services?details=true", services.last().line());
    }

    @Test
    void aFormWithoutTheTokenOfTheSessionChangesNothing() {
        mia.get(DRAIN);
        mia.forgetToken();

        assertEquals(403, mia.post(DRAIN, "reason", "x").statusCode());
        assertEquals("GET /services?details=true", services.last().line());
    }

    @Test
    void aCheckTellsWhatItFound() {
        services.answer("POST /services/shop-1/check", 200, SHOP.formatted("DOWN", "connection refused"));
        mia.get("/system/instances/shop-1/check");

        assertEquals(303, mia.post("/system/instances/shop-1/check").statusCode());

        String page = mia.get("/system").body();
        assertTrue(page.contains("Checked just now: Shop (shop-1) is down: connection refused."), page);
    }

    @Test
    void whatIsDownCanBeRemoved() {
        services.answer("GET /services", 200, "{\"Services\":[" + SHOP.formatted("DOWN", "connection refused") + "]}");
        services.answer("DELETE /services/shop-1", 200, "");
        mia.get("/system/instances/shop-1/remove");

        assertEquals(
                303,
                mia.post("/system/instances/shop-1/remove", "reason", "scrapped")
                        .statusCode());
        assertTrue(mia.get("/system").body().contains("Shop (shop-1) was removed."));
    }

    @Test
    void whatTheRegistryRefusesIsSaid() {
        services.answer("PUT /services/shop-1/drain", 409, "{\"type\":\"x/y\",\"detail\":\"Not <now>.\"}");

        assertTrue(afterDraining().contains("Nothing was changed with Shop (shop-1). Not &lt;now&gt;."));
    }

    @Test
    void whoHasGoneMeanwhileIsSaidToHaveGone() {
        services.answer(
                "PUT /services/shop-1/drain", 404, "{\"type\":\"https://rollcall.dev/problems/not-registered\"}");

        assertTrue(afterDraining().contains("Shop (shop-1) is not on the roll any more. Nothing was changed."));
    }

    @Test
    void anAnswerThatSaysNothingIsNotConfirmed() {
        services.answer("PUT /services/shop-1/drain", 200, "<html>");

        assertTrue(afterDraining().contains("Not confirmed"));
    }

    @Test
    void whileTheRegistryIsAwayNothingCanBeDone() {
        mia.get(DRAIN);
        services.present(ServiceName.LOG);

        HttpResponse<String> page = mia.post(DRAIN, "reason", "x");

        assertEquals(503, page.statusCode());
        assertTrue(page.body().contains("The registry does not answer"));
        assertFalse(page.body().contains("was taken out"));
    }

    private String afterDraining() {
        mia.get(DRAIN);
        assertEquals(303, mia.post(DRAIN, "reason", "update").statusCode());
        return mia.get("/system").body();
    }
}
