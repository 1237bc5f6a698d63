package dev.rollcall.system.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.rollcall.system.harness.Browser;
import java.net.URI;
import java.util.List;

/** Tabs of a browser for who has logged in without one. */
final class Tabs {
    private Tabs() {}

    /** Opens an empty tab with an empty cache that has the cookie of a session. */
    static Page open(Browser browser, URI portal, String cookie) {
        Page page = browser.stranger("en-GB");
        int equals = cookie.indexOf('=');
        String name = cookie.substring(0, equals);
        page.context().addCookies(List.of(new Cookie(name, cookie.substring(equals + 1)).setUrl(portal.toString())));
        return page;
    }
}
