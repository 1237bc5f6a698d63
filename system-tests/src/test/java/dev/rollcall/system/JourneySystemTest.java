package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The distribution with demo data, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final String TITLE = "Journey of a grade";
    private static final String CHANGED = "/results by=admin";

    private Browser browser;
    private Distribution rollcall;

    @BeforeAll
    void start() {
        browser = Browser.open();
        rollcall = new Distribution("journey");
        var watch = new Stopwatch();
        rollcall.run("--demo");
        Figures.note("rollcall run --demo, new base: ready after", watch.elapsed());
    }

    @AfterAll
    void close() {
        if (rollcall != null) {
            rollcall.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aGradeTravelsFromTheFormThroughTheDatabaseToTheCentralLog() {
        Portal portal = new Portal(browser, rollcall.address());
        picture(portal, "1-login");
        portal.logIn("admin", rollcall.password("admin"));
        int grades = addGrade(portal);
        lookAtTheSystem(portal);
        findItInTheLog(portal);
        new LogsTour(portal, rollcall).take();
        assertEquals(List.of(), browser.complaints(), "the browser's console");

        var watch = new Stopwatch();
        rollcall.terminate();
        Figures.note("rollcall stopped after", watch.elapsed());
        watch = new Stopwatch();
        rollcall.run("--demo");
        Figures.note("rollcall run --demo, existing base: ready after", watch.elapsed());

        portal.open("/");
        portal.logIn("admin", rollcall.password("admin"));
        openFirstStudent(portal);
        assertEquals(grades, scores(portal), "grades after a restart");
    }

    /** A piece of work is made and published, and the first student has 12.5 points in it. */
    private int addGrade(Portal portal) {
        assertEquals("Classes", portal.heading());
        picture(portal, "2-classes");
        String student = openFirstStudent(portal);
        int before = scores(portal);
        String average = average(portal.page());
        assertTrue(before >= 3);
        picture(portal, "3-student");

        portal.follow("Tutorial");
        portal.follow("New piece of work");
        portal.fill("Title", TITLE);
        portal.page().getByLabel("Published").check();
        portal.press("Create");
        portal.fill("Score, " + student, "12.5");
        portal.page().locator("button:has-text('Save')").first().click();
        portal.page().waitForSelector("text=1 result was saved.");
        picture(portal, "4-work");

        portal.follow(student);
        portal.page().waitForSelector("text=" + TITLE);
        assertEquals(before + 1, scores(portal));
        assertNotEquals(average, average(portal.page()));
        picture(portal, "5-grade-added");
        return before + 1;
    }

    private void lookAtTheSystem(Portal portal) {
        portal.go("System");
        for (String name : List.of("RegistryService", "LogService", "GradingService", "Portal")) {
            assertTrue(portal.page().content().contains(name), name);
        }
        assertEquals(4, portal.page().locator("section.service.ok").count(), "healthy services");
        picture(portal, "6-system");
    }

    private void findItInTheLog(Portal portal) {
        var watch = new Stopwatch();
        Eventually.isTrue(LIMIT, "the grade in the log", () -> {
            portal.go("Logs");
            return portal.page().locator("ol.log").innerText().contains(CHANGED);
        });
        Figures.note("grade found in the log, reloading the page, after", watch.elapsed());
        picture(portal, "7-logs");
        portal.page()
                .locator("ol.log li", new Page.LocatorOptions().setHasText(CHANGED))
                .first()
                .locator(".trace a")
                .click();
        assertTrue(portal.page().locator("ol.log").innerText().contains(CHANGED));
        picture(portal, "8-trace");
    }

    /** Goes there over the roster of the class, and returns the student's name. */
    private static String openFirstStudent(Portal portal) {
        portal.follow("Tutorial");
        portal.follow("Roster");
        String name = portal.rows().first().locator("th a").innerText();
        portal.follow(name);
        portal.page().waitForSelector(".totals");
        return name;
    }

    private static int scores(Portal portal) {
        return portal.page().locator("input[name^='score.']").count();
    }

    /** Of the results so far. */
    private static String average(Page page) {
        return page.locator(".totals strong").first().innerText();
    }

    private void picture(Portal portal, String name) {
        browser.screenshot(portal.page(), "journey-" + name);
    }
}
