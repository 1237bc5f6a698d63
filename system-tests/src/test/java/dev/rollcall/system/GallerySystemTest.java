package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.Crawl;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Portal;
import dev.rollcall.system.harness.School;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Pictures of every page below {@code target/screenshots/gallery}, for people to look at: light and dark, 360, 768 and 1440 px
 * wide; full, empty, with mistakes, with two hundred instances, with services away, and before anything was set up.
 */
@EnabledIf(value = "dev.rollcall.kit.testing.Scale#full", disabledReason = "takes -Pfull")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GallerySystemTest {
    private static final String PASSWORD = "a long enough password";
    private static final List<Integer> WIDTHS = List.of(360, 768, 1440);
    private static final int INSTANCES = 200;
    private static final int SERVICES = 40;
    private static final int CIRCLE = 3;
    private static final Duration UNDEPLOYED = Duration.ofSeconds(60);

    private final Set<String> pictured = new HashSet<>();
    private Browser browser;
    private Distribution rollcall;
    private Page admin;
    private Page sam;

    @BeforeAll
    void start() {
        browser = Browser.open();
        rollcall = new Distribution("gallery");
        rollcall.run("--demo");
        new School(rollcall)
                .account("sam", PASSWORD, "student")
                .put("/people/p-sam", "{\"givenName\":\"Sam\",\"familyName\":\"Sample\",\"username\":\"sam\"}")
                .put("/classes/tutorial/enrolments/p-sam", "{\"role\":\"student\"}")
                .put(
                        "/classes/empty",
                        "{\"title\":\"Nothing yet\",\"course\":\"tutorial\",\"term\":\"tutorial\",\"weighted\":true}");
        admin = logIn("en-GB", "admin", rollcall.password("admin"));
        sam = logIn("de-DE", "sam", PASSWORD);
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
    void everyPageIsPictured() throws IOException {
        nothingIsThereYet();
        Page nobody = browser.stranger("en-GB");
        take(nobody, "login", "");
        new Crawl(admin, rollcall.portal())
                .from("classes/tutorial", (kind, page) -> take(page, "full" + name(kind)))
                .from("system", (kind, page) -> take(page, "full" + name(kind)));
        new Crawl(sam, rollcall.portal()).from("", (kind, page) -> take(page, "student" + name(kind)));
        for (String path : List.of(
                "classes/empty",
                "classes/empty/roster",
                "classes/empty/settings",
                "classes/empty/history",
                "logs?q=nothing-is-like-this",
                "system/events?event=forgotten")) {
            take(admin, "empty" + name("/" + path), path);
        }
        take(admin, "error-no-page", "nowhere");
        take(sam, "error-not-open", "system");
        mistake("classes/tutorial/new-item", "error-new-item");
        mistake("new-class", "error-new-class");
        mistake("admin/accounts", "error-accounts");
        crowd();
        servicesGoAway();
        assertTrue(pictured.size() > WIDTHS.size() * 2 * 40, pictured.size() + " pictures");
    }

    /** A first start without demo data. */
    private void nothingIsThereYet() {
        try (Distribution first = new Distribution("gallery-first").run()) {
            Portal root = new Portal(browser.stranger("en-GB"), first.portal());
            take(root.page(), "first-setup");
            root.setUp(first.directory().resolve("data"), "root", PASSWORD);
            root.logIn("root", PASSWORD);
            for (String path : List.of("classes", "system", "system/map", "system/events", "logs")) {
                root.page().navigate(first.portal().resolve(path).toString());
                take(root.page(), "first" + name("/" + path));
            }
            first.terminate();
        }
    }

    /** Sends the page's form with nothing in it. */
    private void mistake(String path, String name) {
        open(admin, path);
        admin.locator("main form:has(input[required], input[type=text], textarea) button[type=submit]")
                .last()
                .click();
        take(admin, name);
    }

    /** Two hundred instances of forty services, of which three need each other in a circle. Nobody asks whether they live. */
    private void crowd() {
        for (int number = 0; number < INSTANCES; number++) {
            int service = number % SERVICES;
            String required = service < CIRCLE ? "\"Crowd-" + (service + 1) % CIRCLE + "\"" : "";
            register("Crowd-" + service, "crowd-" + number, required);
        }
        for (String path : List.of("system", "system/map")) {
            take(admin, "crowd" + name("/" + path), path);
        }
    }

    private void register(String service, String instance, String required) {
        String address = "http://127.0.0.1:9/" + instance;
        Keys keys = Keys.in(rollcall.directory().resolve("data"));
        HttpResponse<String> answer = Http.post(
                rollcall.address().resolve("/registry/services"),
                "application/json",
                "{\"ServiceName\":\"%s\",\"ServiceURL\":\"%s\",\"InstanceId\":\"%s\",\"Generation\":1,\"LeaseSeconds\":3600,\"RequiredServices\":[%s],\"ServiceUpdateURL\":\"%s/updates\"}"
                        .formatted(service, address, instance, required, address),
                "Authorization",
                keys.bearer(new ServiceName(service), ServiceName.REGISTRY));
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** Tomcat undeploys a WAR whose file is gone. */
    private void servicesGoAway() throws IOException {
        for (String war : List.of("grading", "log", "registry")) {
            Path file = rollcall.directory().resolve("webapps").resolve(war + ".war");
            Files.delete(file);
        }
        for (String path : List.of("classes/tutorial", "logs", "system", "system/map", "system/events")) {
            Eventually.isTrue(UNDEPLOYED, path + " says that a service is away", () -> open(admin, path) == 503);
            take(admin, "away" + name("/" + path), path);
        }
        take(sam, "away-my", "my");
    }

    private Page logIn(String language, String user, String password) {
        return Portal.loggedIn(browser.stranger(language), rollcall.portal(), user, password);
    }

    private int open(Page page, String path) {
        return page.navigate(rollcall.portal().resolve(path).toString()).status();
    }

    private void take(Page page, String name, String path) {
        open(page, path);
        take(page, name);
    }

    private void take(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                String picture = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                pictured.add(picture);
                browser.screenshot(page, "gallery/" + picture);
            }
        }
    }

    private static String name(String kind) {
        return kind.replace("/*", "-one").replaceAll("[/?=]+", "-");
    }
}
