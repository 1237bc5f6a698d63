package dev.rollcall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Tomcat;
import dev.rollcall.system.harness.TomcatProcess;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The WARs in the {@code webapps} of a Tomcat that nobody has configured. */
class StockTomcatSystemTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration STOPPED = Duration.ofSeconds(20);
    private static final String PASSWORD = "a long enough password";

    @ParameterizedTest
    @EnumSource(Tomcat.class)
    void fourWarsComeUpAndThePortalCanBeUsed(Tomcat version) {
        Base base = Base.stock("stock-" + version.name(), version).wars("registry", "log", "grading", "portal");
        var watch = new Stopwatch();
        try (TomcatProcess tomcat = base.start().awaitStarted();
                Browser browser = Browser.open()) {
            Roll.of(base).awaitReady(READY, "RegistryService", "LogService", "GradingService", "Portal");
            Figures.note(version + ", unconfigured: four services ready after", watch.elapsed());
            assertAnswersAPerson(base, "/registry/");
            assertAnswersAPerson(base, "/log/");

            Portal portal = new Portal(browser, base.uri("/portal/"));
            portal.setUp(base.data(), "ada", PASSWORD);
            portal.logIn("ada", PASSWORD);
            assertEquals("Classes", portal.heading());
            browser.screenshot(portal.page(), "stock-" + version.name() + "-classes");
            portal.go("System");
            assertThat(portal.page().locator("section.service.ok")).hasCount(4);
            assertEquals(List.of(), browser.complaints());

            watch = new Stopwatch();
            tomcat.terminate();
            Figures.note(version + ", unconfigured: stopped after", watch.elapsed());
            assertTrue(watch.elapsed().compareTo(STOPPED) < 0);
        }
    }

    @Test
    void withoutTheGradeBookThreeWarsAreAllThereIs() {
        Base base = Base.stock("stock-three", Tomcat.V11)
                .wars("registry", "log", "portal")
                .set("rollcall.portal.gradebook", "false");
        try (TomcatProcess tomcat = base.start().awaitStarted();
                Browser browser = Browser.open()) {
            Roll.of(base).awaitReady(READY, "RegistryService", "LogService", "Portal");

            Portal portal = new Portal(browser, base.uri("/portal/"));
            portal.setUp(base.data(), "ada", PASSWORD);
            portal.logIn("ada", PASSWORD);
            assertEquals("3 of 3 services healthy", portal.heading());
            browser.screenshot(portal.page(), "stock-three-system");
            assertThat(portal.page().locator("nav").first()).not().containsText("Classes");
            assertEquals(List.of(), browser.complaints());
            assertEquals(
                    404,
                    portal.page()
                            .request()
                            .get(base.uri("/portal/classes").toString())
                            .status());
            tomcat.terminate();
        }
    }

    private static void assertAnswersAPerson(Base base, String path) {
        var answer = Http.get(base.uri(path), "Accept", "text/html");

        assertEquals(200, answer.statusCode(), path);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"), path);
    }
}
