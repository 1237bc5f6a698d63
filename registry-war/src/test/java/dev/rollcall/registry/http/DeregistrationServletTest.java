package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.testing.RunningRegistry;
import dev.rollcall.registry.testing.TutorialService;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deregistrations that wait until the dependents know. */
class DeregistrationServletTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofMillis(600);

    private RunningRegistry registry;
    private TutorialService shop;

    @BeforeEach
    void aShopKnowsTwoStocks() {
        registry = RunningRegistry.start("rollcall.registry.probe.period", "PT1H");
        shop = TutorialService.start();
        registry.register("Stock", 9);
        registry.register("Stock", 10);
        String address = "http://127.0.0.1:" + shop.port();
        registry.register(
                "Shop",
                "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"" + address + "\",\"RequiredServices\":[\"Stock\"],"
                        + "\"ServiceUpdateURL\":\"" + address + "/\",\"InstanceId\":\"shop\",\"Generation\":1}");
    }

    @AfterEach
    void stop() {
        registry.close();
        shop.close();
    }

    @Test
    void theAnswerComesWhenTheDependentHasAcknowledged() {
        shop.waits(SLOW);

        Duration took = leave("Stock9", "PT10S");

        assertEquals(1, shop.pushes().size());
        assertTrue(shop.pushes().get(0).contains("Stock9"), shop.pushes().get(0));
        assertTrue(took.compareTo(SLOW) >= 0 && took.compareTo(LIMIT) < 0, took.toString());
    }

    @Test
    void orWhenTheTimeIsOver() {
        shop.waits(LIMIT);

        Duration took = leave("Stock9", "PT0.1S");

        assertTrue(took.toMillis() >= 100 && took.compareTo(LIMIT) < 0, took.toString());
        assertEquals(1, registry.listed("Stock").size());
    }

    @Test
    void orAtOnceIfTheDependentCannotBeToldOrNobodyHasLeft() {
        shop.close();
        assertTrue(leave("Stock9", "PT30S").compareTo(LIMIT) < 0);
        assertTrue(leave("Stock9", "PT30S").compareTo(LIMIT) < 0);
        assertTrue(leave("nobody", "PT30S").compareTo(LIMIT) < 0);
    }

    @Test
    void whoDoesNotAskForItDoesNotWait() {
        shop.waits(LIMIT);

        assertTrue(leave("Stock9", "PT0S").compareTo(LIMIT) < 0);
        Eventually.isTrue(LIMIT, "told", () -> shop.pushes().size() == 1);
    }

    private Duration leave(String id, String wait) {
        long begun = System.nanoTime();
        var answer = registry.send(
                "DELETE",
                "/services/" + id + "?generation=9&wait=" + wait,
                null,
                "Authorization",
                registry.bearer("Stock"));
        assertEquals("200 ", answer.statusCode() + " " + answer.body());
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
