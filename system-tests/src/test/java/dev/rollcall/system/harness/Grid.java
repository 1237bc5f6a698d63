package dev.rollcall.system.harness;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForFunctionOptions;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.util.List;

/** The grid of a class in a browser tab, used by keyboard. Cells are counted from 0, without names and totals. */
public final class Grid {
    private static final int BEFORE = 2; // the totals
    private static final double PATIENCE_MILLIS = 15_000;

    private final Page page;

    /** Logs in and opens the class {@code tutorial}; the address is that of the portal. */
    public Grid(Page page, URI address, String user, String password) {
        this.page = page;
        page.navigate(address.resolve("classes/tutorial").toString());
        page.locator("#user").fill(user);
        page.locator("#password").fill(password);
        page.locator("main button[type=submit]").click();
        page.waitForSelector("#grid[role=grid]");
        page.waitForSelector("#live[data-state=live]");
    }

    /** Returns the tab. */
    public Page page() {
        return page;
    }

    /** Returns a cell. */
    public Locator cell(int row, int column) {
        return page.locator("#grid tbody tr").nth(row).locator("td").nth(BEFORE + column);
    }

    /** Goes to a cell. */
    public Grid at(int row, int column) {
        cell(row, column).click();
        return this;
    }

    /** Types text, or presses what is in angle brackets: {@code 85<Enter>}. */
    public Grid type(String keys) {
        for (String part : keys.split("(?=<)|(?<=>)")) {
            if (part.startsWith("<")) {
                page.keyboard().press(part.substring(1, part.length() - 1));
            } else {
                page.keyboard().type(part);
            }
        }
        return this;
    }

    /** Pastes text, as a spreadsheet puts it on the clipboard. */
    public Grid paste(String text) {
        page.evaluate("""
                text => {
                  const data = new DataTransfer();
                  data.setData("text/plain", text);
                  const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
                  document.activeElement.dispatchEvent(paste);
                }""", text);
        return this;
    }

    /** Waits until a cell says something. */
    public Grid says(int row, int column, String text) {
        return says(cell(row, column), text);
    }

    /** Waits until a part of the page, such as {@code #said}, says something. */
    public Grid says(String selector, String text) {
        return says(page.locator(selector), text);
    }

    /** Waits until an element says something. */
    public Grid says(Locator locator, String text) {
        PlaywrightAssertions.assertThat(locator).hasText(text, new HasTextOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    /** Waits until a cell is in a state of saving, such as {@code conflict}. */
    public Grid is(int row, int column, String state) {
        Locator cell = cell(row, column);
        page.waitForFunction(
                "([cell, state]) => cell.dataset.save === state",
                List.of(cell.elementHandle(), state),
                new WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS));
        return this;
    }

    /** Waits until everything that was typed is saved. */
    public Grid saved() {
        page.waitForSelector("#overall[data-state=saved]");
        return this;
    }

    /** Answers what the page asks for at addresses that match, until {@link Page#unroute(String)}. */
    public Grid refuse(String address, int status, String type, String body) {
        page.route(
                address,
                route -> route.fulfill(new FulfillOptions()
                        .setStatus(status)
                        .setContentType(type)
                        .setBody(body)));
        return this;
    }

    /** Has what is asked for done, and nobody hear of it, until {@link Page#unroute(String)}. */
    public Grid loseAnswers(String address) {
        page.route(address, route -> {
            route.fetch();
            route.fulfill(new FulfillOptions()
                    .setStatus(504)
                    .setContentType("application/json")
                    .setBody("{}"));
        });
        return this;
    }

    /** Tells the page that another tab is looked at, or that it is again. */
    public Grid hide(boolean hidden) {
        page.evaluate("""
                hidden => {
                  Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
                  document.dispatchEvent(new Event("visibilitychange"));
                }""", hidden);
        return this;
    }

    /** Returns what the keyboard would act on: the text of the focused element. */
    public String focused() {
        return (String) page.evaluate("document.activeElement.textContent");
    }

    /** Returns whether the keyboard acts on the grid. */
    public boolean isFocused() {
        return (Boolean) page.evaluate("document.getElementById('grid').contains(document.activeElement)");
    }
}
