package dev.rollcall.system.harness;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who uses a page with a keyboard and nothing else, and has to see where that acts. */
public final class Keyboard {
    private static final int MOST_STOPS = 300;

    /** Whether what has the focus is in sight and framed; the parts of a field for a date frame themselves. */
    private static final String VISIBLE = """
            () => {
              const focused = document.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(focused);
              const { top, bottom, left, right, width, height } = focused.getBoundingClientRect();
              const framed = outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
              return (framed || (focused.type ?? "").startsWith("date"))
                && width > 0 && height > 0 && top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
            }""";

    private final Page page;

    /** Takes the tab. */
    public Keyboard(Page page) {
        this.page = page;
    }

    /**
     * Goes on with Tab until an element has the focus.
     *
     * @throws AssertionError if it is not reached, or if it cannot be seen where the focus is on the way
     */
    public Keyboard to(Locator target) {
        page.waitForLoadState(); // the styles that frame what has the focus come after the page
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            boolean onPage = (Boolean) page.evaluate("document.activeElement !== document.body");
            if (onPage && !(Boolean) page.evaluate(VISIBLE)) {
                throw new AssertionError("the focus cannot be seen: " + focused());
            }
            if ((Boolean) target.evaluate("element => element === document.activeElement")) {
                return this;
            }
        }
        throw new AssertionError("Tab never comes to " + target + ", at last " + focused());
    }

    private Object focused() {
        return page.evaluate("document.activeElement.outerHTML.slice(0, 200)");
    }

    /** Presses a key. */
    public Keyboard press(String key) {
        page.keyboard().press(key);
        return this;
    }

    /** Types over what is there. */
    public Keyboard type(String text) {
        page.keyboard().press("Control+a");
        page.keyboard().type(text);
        return this;
    }
}
