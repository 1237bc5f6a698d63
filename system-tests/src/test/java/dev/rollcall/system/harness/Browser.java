package dev.rollcall.system.harness;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.rollcall.kit.testing.Skips;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** The system's Chromium without a window. Remembers what the pages complain about. */
public final class Browser implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Playwright playwright, Path executable) {
        this.playwright = playwright;
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                        .setArgs(List.of("--disable-dev-shm-usage")));
        this.context = context(new NewContextOptions().setLocale("en-GB"));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    private BrowserContext context(NewContextOptions options) {
        BrowserContext made = chromium.newContext(options);
        made.setDefaultTimeout(PATIENCE_MILLIS);
        made.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.type() + ": " + message.text() + " at " + message.location());
            }
        });
        made.onWebError(error -> complaints.add("exception: " + error.error()));
        return made;
    }

    /** Starts it, or skips the test on a machine that has none. */
    public static Browser open() {
        Path executable = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        if (executable.toString().isEmpty()) {
            Skips.because("no Chromium on this machine; Debian has it as: apt-get install chromium");
        }
        return new Browser(
                Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                executable);
    }

    /** Opens an empty tab. */
    public Page page() {
        return context.newPage();
    }

    /** Opens an empty tab of somebody else, who shares no session with the others and reads that language. */
    public Page stranger(String language) {
        return context(new NewContextOptions().setLocale(language)).newPage();
    }

    /** Opens an empty tab of somebody else, who reads English and is in that time zone. */
    public Page abroad(String zone) {
        return context(new NewContextOptions().setLocale("en-GB").setTimezoneId(zone))
                .newPage();
    }

    /** Keeps a picture of the whole page below {@code target/screenshots} for people to look at. */
    public void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Installation.target("screenshots").resolve(name + ".png")));
    }

    /** Lists errors and warnings of the console: violated content security policies, missing files, exceptions. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
