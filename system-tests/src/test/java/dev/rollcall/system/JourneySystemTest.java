package dev.rollcall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
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

    private Browser browser;
    private Distribution rollcall;
    private String trace = "";

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
        followItInTheLog(portal);
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
        assertThat(scores(portal)).hasCount(grades);
    }

    /** A piece of work is made and published, and the first student has 12.5 points in it. */
    private int addGrade(Portal portal) {
        assertEquals("Classes", portal.heading());
        picture(portal, "2-classes");
        String student = openFirstStudent(portal);
        int before = scores(portal).count();
        String average = average(portal.page());
        assertTrue(before >= 3);
        picture(portal, "3-student");

        portal.follow("Tutorial · Tutorial");
        portal.follow("New piece of work");
        portal.fill("Title", TITLE);
        portal.page().getByLabel("Published").check();
        portal.press("Create");
        portal.fill("Score, " + student, "12.5");
        Response answer = portal.page()
                .waitForResponse(
                        response -> response.request().method().equals("POST"),
                        () -> portal.page()
                                .locator("button:has-text('Save')")
                                .first()
                                .click());
        trace = answer.headerValue("traceparent").split("-")[1];
        portal.page().waitForSelector("text=1 result was saved.");
        picture(portal, "4-work");

        portal.follow(student);
        portal.page().waitForSelector("text=" + TITLE);
        assertThat(scores(portal)).hasCount(before + 1);
        assertNotEquals(average, average(portal.page()));
        picture(portal, "5-grade-added");
        return before + 1;
    }

    private void lookAtTheSystem(Portal portal) {
        portal.go("System");
        for (String name : List.of("RegistryService", "LogService", "GradingService", "Portal")) {
            assertThat(portal.page().locator("#cards")).containsText(name);
        }
        assertThat(portal.page().locator("section.service.ok")).hasCount(4);
        picture(portal, "6-system");
    }

    /** The click is found by the trace of its answer, with what both services did about it. */
    private void followItInTheLog(Portal portal) {
        var watch = new Stopwatch();
        Locator link = portal.page().locator("ol.log .trace a[href*='trace=" + trace + "']");
        Eventually.isTrue(LIMIT, "the grade in the log, from two services", () -> {
            portal.go("Logs");
            return link.count() == 2;
        });
        Figures.note("grade found in the log, reloading the page, after", watch.elapsed());
        picture(portal, "7-logs");
        link.first().click();

        assertThat(portal.page().locator("ol.log > li")).hasCount(2);
        assertThat(lineOf(portal.page(), "GradingService"))
                .containsText("Grade book changed: PATCH /classes/tutorial/results by=admin");
        assertThat(lineOf(portal.page(), "Portal"))
                .containsText("grade book told method=PATCH path=/classes/tutorial/results by=admin outcome=Done");
        picture(portal, "8-trace");
    }

    private static Locator lineOf(Page page, String service) {
        Locator from = page.locator(".from", new Page.LocatorOptions().setHasText(service));
        return page.locator("ol.log > li", new Page.LocatorOptions().setHas(from));
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

    private static Locator scores(Portal portal) {
        return portal.page().locator("input[name^='score.']");
    }

    /** Of the results so far. */
    private static String average(Page page) {
        return page.locator(".totals strong").first().innerText();
    }

    private void picture(Portal portal, String name) {
        browser.screenshot(portal.page(), "journey-" + name);
    }
}
