package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Axe;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Crawl;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keyboard;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.LongWork;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.School;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every page there is, as an administrator, a student and nobody find it by links: WCAG 2.2 AA as far as axe-core can tell,
 * nothing that sticks out of a narrow window, and no complaint of the browser, as of a violated content security policy. Under
 * {@code -Pfull} axe-core is asked for every width and colour scheme, else for the first and the last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesSystemTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "a long enough password";

    private static final String ERASE = "classes/tutorial/roster/p-sam/erase";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final DateTimeFormatter HH_MM = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** If no link leads to one of them any more, that is a mistake too. */
    private static final Set<String> EXPECTED = Set.of(
            "/classes",
            "/classes/*",
            "/classes/*/totals/*",
            "/classes/*/students/*",
            "/classes/*/students/*/report",
            "/classes/*/reports",
            "/classes/*/items/*",
            "/classes/*/items/*/delete",
            "/classes/*/new-item",
            "/classes/*/new-people",
            "/classes/*/history",
            "/classes/*/history/undo",
            "/classes/*/settings",
            "/classes/*/letters",
            "/classes/*/delete",
            "/classes/*/roster",
            "/classes/*/roster/*",
            "/classes/*/roster/*/remove",
            "/classes/*/roster/*/erase",
            "/classes/*/files",
            "/new-class",
            "/terms",
            "/terms/*",
            "/people",
            "/people/*",
            "/my",
            "/system",
            "/system/map",
            "/system/events",
            "/system/instances/*/check",
            "/system/instances/*/drain",
            "/system/instances/*/undrain",
            "/system/instances/*/remove",
            "/logs",
            "/logs?trace",
            "/logs/line",
            "/logs/live",
            "/admin/accounts",
            "/admin/accounts/*",
            "/admin/backup",
            "/admin/roster",
            "/account");

    /** How a page is looked at. Text at twice its size in a window of 1,440 px leaves as much room as a window of 720 px. */
    private enum View {
        WIDE(1440, ColorScheme.LIGHT),
        WIDE_AND_DARK(1440, ColorScheme.DARK),
        ZOOMED(720, ColorScheme.LIGHT),
        NARROW(360, ColorScheme.LIGHT),
        NARROW_AND_DARK(360, ColorScheme.DARK);

        private static final List<View> ALL = List.of(values());
        private static final List<View> EXTREMES = List.of(WIDE, NARROW_AND_DARK);

        private final int width;
        private final ColorScheme scheme;

        View(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }

        void show(Page page) {
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(scheme)
                    .setReducedMotion(ReducedMotion.REDUCE)); // colours in between are not those that count
            page.setViewportSize(width, 900);
        }
    }

    private final List<String> findings = new ArrayList<>();
    private final Set<String> kinds = new TreeSet<>();
    private Browser browser;
    private Distribution rollcall;

    @BeforeAll
    void start() {
        browser = Browser.open();
        rollcall = new Distribution("pages").environment("ROLLCALL_GRADING_ERASURE_APPROVAL", "true");
        rollcall.run("--demo");
        new School(rollcall)
                .account("sam", PASSWORD, "student")
                .account("rita", PASSWORD, "admin")
                .put("/people/p-sam", "{\"givenName\":\"Sam\",\"familyName\":\"Sample\",\"username\":\"sam\"}")
                .put("/classes/tutorial/enrolments/p-sam", "{\"role\":\"student\"}")
                .put(
                        "/classes/tutorial/line-items/essay",
                        "{\"title\":\"Essay\",\"maximum\":100,\"published\":true,\"dueDate\":\"2026-12-01\"}");
        failToServe();
    }

    /** Of an instance that is down and out of use, all is offered that can be done with one. */
    private void failToServe() {
        URI services = rollcall.address().resolve("/registry/services");
        Keys keys = Keys.in(rollcall.directory().resolve("data"));
        var answer = Http.post(
                services,
                "application/json",
                """
                {"ServiceName":"Shop","InstanceId":"shop-1","ServiceURL":"http://127.0.0.1:9/shop",
                "HeartbeatURL":"http://127.0.0.1:9/shop/heartbeat","RequiredServices":["LogService"]}""",
                "Authorization",
                keys.bearer(new ServiceName("Shop"), ServiceName.REGISTRY));
        assertEquals(200, answer.statusCode(), answer.body());
        Roll roll = Roll.at(services, () -> keys);
        roll.drain("shop-1", "moves out");
        Eventually.isTrue(
                LIMIT,
                "the shop is down",
                () -> roll.of("Shop").stream().anyMatch(line -> line.status().equals("DOWN")));
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
    void everyPageCanBeReadByEverybodyAndKeepsItsPolicy() {
        Portal nobody = new Portal(browser.stranger("en-GB"), rollcall.portal());
        look("/login", nobody.page());
        nobody.logIn("sam", "a wrong password");
        look("/login with a mistake", nobody.page());

        Page admin = crawl("en-GB", "admin", rollcall.password("admin"));
        Page sam = crawl("de-DE", "sam", PASSWORD);
        for (String path :
                List.of("classes/tutorial/students/p-sam/what-if", "system", "classes/nowhere", "password/nonsense")) {
            sam.navigate(rollcall.portal().resolve(path).toString());
            look(path, sam);
        }
        eraseByTwo(admin, logIn(rollcall, "de-DE", "rita", PASSWORD));

        Figures.note("pages looked at", kinds.size() + " kinds, each in " + View.values().length + " ways");
        requireNoFindings();
        assertEquals(
                List.of(),
                EXPECTED.stream().filter(kind -> !kinds.contains(kind)).toList());
    }

    /** What either administrator finds on the page on which it takes both. */
    private void eraseByTwo(Page first, Page second) {
        String address = rollcall.portal().resolve(ERASE).toString();
        for (Page page : List.of(first, second)) {
            page.navigate(address);
            page.locator("[name=reason]").fill("left the school");
            page.locator("[name=confirm]").fill("Sam Sample");
            page.locator("main button.danger").click();
            page.waitForURL(url -> !url.equals(address));
            if (page == first) {
                Stream.of(first, second).forEach(tab -> tab.navigate(address));
                look("what one has asked for, as that one", first);
                look("what one has asked for, as another", second);
            }
        }
        second.navigate(rollcall.portal().resolve("classes/tutorial/roster").toString());
        assertEquals(0, second.getByText("Sam Sample").count());
    }

    /** These pages exist for moments, of which each is held as it was: they do not look again by themselves. */
    @Test
    void workThatTakesLongCanBeReadWhileItGoesOn() throws IOException {
        try (Distribution empty = new Distribution("pages-work").run()) {
            new School(empty).account("root", PASSWORD, "admin");
            List<Page> tabs = Stream.of("en-GB", "de-DE")
                    .map(language -> logIn(empty, language, "root", PASSWORD))
                    .toList();
            tabs.forEach(PagesSystemTest::hold);
            LongWork work = new LongWork(empty);

            work.restore();
            see(empty, tabs, "admin/backup", "progress[max]", "main a.button");
            work.awaitRestored();
            String none = work.look("no archive".getBytes(StandardCharsets.US_ASCII));
            work.awaitEnd(none);
            see(empty, tabs, "admin/roster/" + none, "[role=alert]", "main a.button");
            String many = work.look();
            see(empty, tabs, "admin/roster/" + many, "progress:not([max])", ".crumbs a");
            work.apply(many);
            see(empty, tabs, "admin/roster/" + many, "progress[max]", ".crumbs a");
        }
        requireNoFindings();
    }

    /** The distance to UTC of the zone of the reader is no whole hour, so that it is none of the server's. */
    @Test
    void whoIsAbroadReadsTheTimesOfTheServer() {
        Portal portal = new Portal(browser.abroad("Asia/Kathmandu"), rollcall.portal());
        portal.logIn("admin", rollcall.password("admin"));
        portal.open("system");
        Locator taken = portal.page().locator("time.taken");
        String first = taken.getAttribute("datetime");
        Eventually.isTrue(SOON, "the page was told of checks", () -> !first.equals(taken.getAttribute("datetime")));

        List<?> shown = (List<?>) taken.evaluate("time => [time.dateTime, time.textContent]");

        assertEquals(
                Instant.parse((String) shown.get(0))
                        .atZone(ZoneId.systemDefault())
                        .format(HH_MM),
                shown.get(1));
    }

    private static void hold(Page tab) {
        tab.route("**/admin/**", route -> {
            APIResponse answer = route.fetch();
            Map<String, String> headers = new HashMap<>(answer.headers());
            headers.remove("refresh");
            route.fulfill(new Route.FulfillOptions().setResponse(answer).setHeaders(headers));
        });
    }

    /**
     * Looks at a moment of a page, in each tab; without {@code -Pfull} in the second only where there is least room for words.
     *
     * @param part what is on the page only then
     * @param link what must be reached with the keyboard
     */
    private void see(Distribution of, List<Page> tabs, String path, String part, String link) {
        for (Page tab : tabs) {
            Eventually.isTrue(SOON, part + " is on " + path, () -> {
                tab.navigate(of.portal().resolve(path).toString());
                return tab.locator(part).count() == 1;
            });
        }
        for (Page tab : tabs) {
            List<View> views =
                    Scale.full() ? View.ALL : tab == tabs.get(0) ? View.EXTREMES : List.of(View.NARROW_AND_DARK);
            look(path + " with " + part + ", " + tab.evaluate("document.documentElement.lang"), tab, views);
            new Keyboard(tab).to(tab.locator(link).first());
        }
    }

    private void requireNoFindings() {
        assertEquals(List.of(), findings);
        assertEquals(
                List.of(),
                browser.complaints().stream()
                        .filter(line -> !line.contains("the server responded with a status of 40"))
                        .toList());
    }

    private Page crawl(String language, String user, String password) {
        Page page = logIn(rollcall, language, user, password);
        new Crawl(page, rollcall.portal()).from("", this::look);
        return page;
    }

    private Page logIn(Distribution where, String language, String user, String password) {
        return Portal.loggedIn(browser.stranger(language), where.portal(), user, password);
    }

    private void look(String kind, Page page) {
        look(kind, page, View.ALL);
    }

    private void look(String kind, Page page, List<View> views) {
        if (!kinds.add(kind) && !kind.startsWith("/classes/*/students")) {
            return; // once is enough, but what a student sees of a student is another page
        }
        for (View view : views) {
            view.show(page);
            if (View.EXTREMES.contains(view) || Scale.full()) {
                Axe.violations(page, view == View.WIDE ? List.of() : Axe.LOOKS)
                        .forEach(line -> findings.add(kind + ", " + view + ": " + line));
            }
            Object out = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (((Number) out).intValue() > 0) {
                findings.add(kind + ", " + view + ": " + out + " px stick out");
            }
        }
        if (kind.equals("/classes/*")) {
            readTheTable(page);
        }
    }

    /** Whose row it is can be read however far to the side one looks, and on paper there is no looking to the side. */
    private void readTheTable(Page page) {
        View.NARROW.show(page);
        Object name = page.evaluate("""
                () => {
                  document.querySelector(".grid-frame").scrollLeft = 140;
                  const { right, top, height } = document.querySelector("#grid tbody th").getBoundingClientRect();
                  return document.elementFromPoint(right - 4, top + height / 2)?.closest("th, td").tagName;
                }""");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Object beyond = page.evaluate("document.getElementById('grid').getBoundingClientRect().right > innerWidth");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        if (!"TH".equals(name) || !Boolean.FALSE.equals(beyond)) {
            findings.add("class: above a name is " + name + ", beyond the paper: " + beyond);
        }
    }
}
