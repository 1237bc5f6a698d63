package dev.rollcall.system.harness;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The portal in a browser tab, used as people use it: by labels, links and buttons. */
public final class Portal {
    private final Page page;
    private final URI address;

    /** Opens the front door. */
    public Portal(Browser browser, URI address) {
        this(browser.page(), address);
    }

    /** Opens the front door in a tab. */
    public Portal(Page page, URI address) {
        this.page = page;
        this.address = address;
        open("");
    }

    /** Opens the front door in a tab, logs in, whichever language the tab speaks, and returns it. */
    public static Page loggedIn(Page tab, URI address, String user, String password) {
        Page page = new Portal(tab, address).page();
        page.locator("#user").fill(user);
        page.locator("#password").fill(password);
        page.locator("main button[type=submit]").click();
        return page;
    }

    /** Returns the tab. */
    public Page page() {
        return page;
    }

    /** Goes to a page below the address. */
    public void open(String path) {
        page.navigate(address.resolve(path).toString());
    }

    /** Makes the first account with the one-time code of the data directory. */
    public void setUp(Path data, String user, String password) {
        open("setup");
        fill("One-time code", read(data.resolve("portal/setup-code.txt")));
        fill("User name", user);
        fill("Password", password);
        fill("The password again", password);
        press("Create account");
    }

    /** Fills in the login form, which is where an unknown person is led from everywhere. */
    public void logIn(String user, String password) {
        fill("User name", user);
        fill("Password", password);
        press("Log in");
    }

    /** Writes into the field with a label. */
    public void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /** Presses the button with a text. */
    public void press(String text) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .click();
        awaitWhole();
    }

    /** Follows the link in the navigation with a text. */
    public void go(String text) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(text).setExact(true))
                .click();
        awaitWhole();
    }

    /** Follows the first link with a text. */
    public void follow(String text) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
        awaitWhole();
    }

    /** Waits for the whole page: of one that has only begun to arrive, people do not count the rows. */
    private void awaitWhole() {
        page.waitForLoadState(LoadState.DOMCONTENTLOADED);
    }

    /** Returns the heading of the page. */
    public String heading() {
        return page.locator("h1").innerText().strip();
    }

    /** Returns the rows of the page's table. */
    public Locator rows() {
        return page.locator("tbody tr");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
