package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Browser;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A page of the portal that changes by itself, in a tab of its own. It is not loaded again: with it would be forgotten what it has said.
 *
 * @param page the tab
 */
record LivePage(Page page) {

    /**
     * Opens one for who is logged in, and remembers from then on what it says of whether it is live.
     *
     * @param badge the selector of where it says so
     */
    static LivePage open(Browser browser, URI address, String badge) {
        Page page = browser.page();
        page.navigate(address.toString());
        page.waitForSelector(badge + "[data-state=live]");
        page.evaluate("""
                (badge) => {
                  const element = document.querySelector(badge);
                  window.said = [];
                  new MutationObserver(() => window.said.push(element.textContent)).observe(element, { childList: true });
                }""", badge);
        return new LivePage(page);
    }

    /** Returns what it has said so far. */
    List<?> said() {
        return (List<?>) page.evaluate("window.said");
    }

    /** Waits until the last that it has said matches a regular expression. */
    void awaitSaid(Duration limit, String words) {
        Eventually.passes(limit, () -> {
            List<?> said = said();
            assertTrue(
                    !said.isEmpty() && said.get(said.size() - 1).toString().matches(words),
                    () -> page.url() + " has said " + said);
        });
    }
}
