package dev.rollcall.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keyboard;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.Stopwatch;

/** An operator's way through the section Logs, after a service has logged what would like to run in a browser. */
final class LogsTour {
    private static final ServiceName SHOP = new ServiceName("Shop");
    private static final String HOSTILE =
            "needle <script>window.ran=1</script><img src=x onerror=window.ran=1> \\u001b[31mred \\u202egnp.exe";
    private static final String SHOWN =
            "needle <script>window.ran=1</script><img src=x onerror=window.ran=1> \\u001B[31mred \\u202Egnp.exe";

    private final Portal portal;
    private final Distribution rollcall;

    LogsTour(Portal portal, Distribution rollcall) {
        this.portal = portal;
        this.rollcall = rollcall;
    }

    /** Searches, expands, filters and looks around a line, with keys alone; then watches live. */
    void take() {
        log("{\"message\":\"needle in a haystack\",\"user\":\"tom\"}\n{\"message\":\"" + HOSTILE
                + "\",\"log.level\":\"ERROR\",\"user\":\"olga\"}");
        portal.open("/portal/logs");
        Keyboard keys = new Keyboard(portal.page());
        keys.to(search()).type("needle").press("Enter");
        assertThat(lines()).hasCount(2);
        assertEquals(SHOWN, lines().first().locator("summary").innerText());

        keys.to(lines().first().locator("summary")).press("Enter");
        keys.to(lines().first()
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Only lines with olga")))
                .press("Enter");
        assertThat(search()).hasValue("needle user:\"olga\"");
        assertThat(lines()).hasCount(1);

        keys.to(lines().first().locator("summary")).press("Enter");
        keys.to(lines().first().locator("a.place")).press("Enter");
        assertThat(portal.page().locator("#line summary")).hasText(SHOWN);
        assertTrue(lines().count() > 1, "those around it");
        assertNothingRan();
        follow();
    }

    private Locator search() {
        return portal.page().getByLabel("Search", new Page.GetByLabelOptions().setExact(true));
    }

    private void follow() {
        portal.open("/portal/logs/live?q=needle");
        portal.page().waitForSelector("#tail-state[data-state=live]");
        var watch = new Stopwatch();
        log("{\"message\":\"" + HOSTILE + "\"}");
        portal.page().waitForSelector("#tail li");
        Figures.note("line on the live page after", watch.elapsed());
        assertEquals(SHOWN, portal.page().locator("#tail li summary").innerText());
        assertNothingRan();
    }

    private Locator lines() {
        return portal.page().locator("#lines > li");
    }

    private void assertNothingRan() {
        assertNull(portal.page().evaluate("window.ran"));
        assertEquals(0, portal.page().locator("ol.log script, ol.log img").count());
    }

    private void log(String events) {
        String token = Keys.in(rollcall.directory().resolve("data")).bearer(SHOP, ServiceName.LOG);
        assertEquals(
                200,
                Http.post(
                                rollcall.address().resolve("/log/log"),
                                "application/x-ndjson",
                                events,
                                "Authorization",
                                token)
                        .statusCode());
    }
}
