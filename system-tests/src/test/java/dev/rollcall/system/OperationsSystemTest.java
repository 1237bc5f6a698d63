package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Grid;
import dev.rollcall.system.harness.Keyboard;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TutorialProgram;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The page System in two browsers while things happen to four Tomcats: one operator acts by keyboard, another looks on, and a
 * teacher types while the grade book dies. Pages are never loaded again unless that is said.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationsSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final FourTomcats four = FourTomcats.in("operations");
    private Browser browser;
    private Launcher launcher;
    private Page actor;
    private Page watcher;

    @BeforeAll
    void start() {
        browser = Browser.open();
        launcher = four.run("--demo").awaitReady();
        actor = system();
        watcher = system();
        watcher.evaluate("window.loadedOnce = true");
    }

    @AfterAll
    void close() {
        four.close();
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void whatHappensIsShownWhereItIsLookedAt() {
        anInstanceIsTakenOutOfUsePutBackAndRemoved();
        aGradeBookThatDiesWhileSomebodyTypes();
        aRegistryThatDiesIsMissedUntilItIsBack();
        assertEquals(true, watcher.evaluate("window.loadedOnce"), "the watcher's page was never loaded again");
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(line -> !line.contains("the server responded with a status of 503"))
                        .toList());
    }

    private void anInstanceIsTakenOutOfUsePutBackAndRemoved() {
        TutorialProgram program = TutorialProgram.start();
        try (program) {
            assertTrue(register(program, "javascript:alert(1)").startsWith("HTTP/1.1 422"));
            var watch = new Stopwatch();
            assertTrue(register(program, "http://localhost:" + program.port()).startsWith("HTTP/1.1 200"));
            card().waitFor();
            watch.until("registered: shown to who looks at the page System", LIMIT, () -> card().count() == 1);
            assertEquals(0, watcher.locator("#cards script, #cards img").count());
            assertEquals(HOSTILE, card().locator("h2").innerText());

            act("Take out of use", "a new disk", "was taken out of use");
            await("drained by an operator", "out of use");
            act("Put back", "it is in", "was put back");
            await("put back by an operator", "healthy");
        }
        await("killed", "down");
        act("Remove", "nobody misses it", "was removed");
        var watch = new Stopwatch();
        watch.until("removed by an operator: shown", LIMIT, () -> card().count() == 0);
        assertEquals(
                List.of("removed by an operator", "down", "put back by admin", "taken out of use by admin: a new disk"),
                journal().stream()
                        .filter(words -> words.matches("(removed|down|put back|taken out).*"))
                        .map(words -> words.replaceFirst("^down: .*", "down"))
                        .toList());
        for (String why : List.of("a new disk", "it is in", "nobody misses it")) {
            Eventually.isTrue(LIMIT, why + " is in the log, with who did it", () -> acted(why));
        }
    }

    private boolean acted(String why) {
        actor.navigate(four.uri(Member.PORTAL, "/logs?q=%22operator+acted%22").toString());
        return actor.locator("ol.log > li", new Page.LocatorOptions().setHasText("reason=" + why))
                        .filter(new Locator.FilterOptions().setHasText("by=admin"))
                        .count()
                == 1;
    }

    private void aGradeBookThatDiesWhileSomebodyTypes() {
        Grid teacher =
                new Grid(browser.stranger("en-GB"), four.uri(Member.PORTAL, "/"), "teacher", password("teacher"));
        teacher.at(0, 0).type("71<Enter>").saved();

        kill(Member.GRADING);
        var watch = new Stopwatch();

        teacher.type("72<Enter>73<Enter>").is(1, 0, "away").says(1, 0, "72").says(2, 0, "73");
        teacher.page().waitForSelector("#overall:has-text('The grade book does not answer.')");
        watch.until("grade book killed: said where somebody types", LIMIT, () -> true);
        browser.screenshot(teacher.page(), "operations-1-typing");
        headline("Grade book: ");
        watch.until("grade book killed: said on the page System", LIMIT, () -> true);
        browser.screenshot(watcher, "operations-2-grading-killed");

        teacher.page()
                .locator("#overall[data-state=saved]")
                .waitFor(new Locator.WaitForOptions().setTimeout(LIMIT.toMillis()));
        teacher.says(1, 0, "72").says(2, 0, "73");
        watch.until("grade book killed: what was typed is saved", LIMIT, () -> true);
        headline("4 of 4 services healthy");
        teacher.page().reload();
        teacher.says(0, 0, "71").says(1, 0, "72").says(2, 0, "73");
    }

    private void aRegistryThatDiesIsMissedUntilItIsBack() {
        kill(Member.REGISTRY);
        var watch = new Stopwatch();

        headline("The registry does not answer since");
        watch.until("registry killed: said on the page System", LIMIT, () -> true);
        browser.screenshot(watcher, "operations-3-registry-killed");
        headline("4 of 4 services healthy");
        watch.until("registry killed: healthy again on the page System", LIMIT, () -> true);
    }

    private void kill(Member member) {
        ProcessHandle process = four.process(member);
        process.destroyForcibly();
        process.onExit().join();
    }

    private Page system() {
        Portal portal = new Portal(browser.stranger("en-GB"), four.uri(Member.PORTAL, "/"));
        portal.logIn("admin", password("admin"));
        portal.open("system");
        portal.page().waitForSelector("#live[data-state=live]");
        return portal.page();
    }

    private String password(String user) {
        return launcher.line("    " + user + " ").orElseThrow().strip();
    }

    private String register(TutorialProgram program, String url) {
        String own = "http://localhost:" + program.port();
        return program.send(
                "POST",
                four.uri(Member.REGISTRY, "/services"),
                "application/json",
                "{\"ServiceName\":\"%s\",\"ServiceURL\":\"%s\",\"RequiredServices\":[],\"ServiceUpdateURL\":\"%s/services\",\"HeartbeatURL\":\"%s/heartbeat\"}\n"
                        .formatted(HOSTILE, url, own, own));
    }

    private Locator card() {
        return card(watcher);
    }

    private static Locator card(Page page) {
        return page.locator("section.service", new Page.LocatorOptions().setHasText(HOSTILE))
                .filter(new Locator.FilterOptions().setHas(page.locator("[data-instance]")));
    }

    /** Does it with keys alone, and waits until the page says so. */
    private void act(String what, String why, String said) {
        Keyboard keys = new Keyboard(actor);
        keys.to(card(actor).locator("a", new Locator.LocatorOptions().setHasText(what)))
                .press("Enter");
        actor.waitForSelector("#reason");
        keys.to(actor.locator("#reason")).type(why);
        keys.to(actor.locator("main button[type=submit]")).press("Enter");
        actor.waitForSelector("main > .notice:has-text('" + said + "')");
    }

    /** Waits until who looks on is shown a state. */
    private void await(String what, String state) {
        var watch = new Stopwatch();
        card().locator(".instance-head .state", new Locator.LocatorOptions().setHasText(state))
                .waitFor(new Locator.WaitForOptions().setTimeout(LIMIT.toMillis()));
        watch.until(what + ": shown to who looks on", LIMIT, () -> true);
    }

    private void headline(String words) {
        watcher.locator("h1", new Page.LocatorOptions().setHasText(words))
                .waitFor(new Locator.WaitForOptions().setTimeout(LIMIT.toMillis()));
    }

    private List<String> journal() {
        actor.navigate(URI.create(actor.url()).resolve("/system/events").toString());
        return actor.locator(".happened").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }
}
