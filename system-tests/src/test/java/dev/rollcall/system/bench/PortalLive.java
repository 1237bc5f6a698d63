package dev.rollcall.system.bench;

import com.microsoft.playwright.Page;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The page System while it is looked at: how soon a browser shows a change, and what two hundred pages cost that are left open. */
final class PortalLive implements Measurement {
    private static final ServiceName CHANGING = new ServiceName("Changing");
    private static final int CHANGES = 25;
    private static final int PAGES = 200;
    private static final Duration OPENED = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** Of the portal's watch within a minute, at least. */
    private static final int ROUNDS = 10;

    private static final Duration GOAL_SEEN = Duration.ofMillis(300);
    private static final double GOAL_CORE = 0.05;

    /** Whatever is there, or is no more, is noted after the frame that shows it. */
    private static final String NOTE = """
            window.noted = {};
            const shown = new Set();
            new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
              const rows = [...document.querySelectorAll("[data-instance^=seen-]")].map((row) => row.dataset.instance);
              const now = Date.now();
              for (const id of rows) {
                window.noted["+" + id] ??= now;
                shown.add(id);
              }
              for (const id of shown) if (!rows.includes(id)) window.noted["-" + id] ??= now;
            }))).observe(document.getElementById("cards"), { childList: true, subtree: true });""";

    private final Running running;
    private final Random random = new Random(8);

    PortalLive(Running running) {
        this.running = running;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        new ManyInstances(running).register();
        String operator = LogIn.cookie(running.portal(), "admin", running.administrator());
        try (Browser browser = Browser.open()) {
            table.add(seen(Tabs.open(browser, running.portal(), operator)));
        }
        table.add(idle(operator));
    }

    /** An instance comes and goes; the time runs from the registry's answer. */
    private Figure seen(Page page) throws IOException, InterruptedException {
        page.navigate(running.portal().resolve("system").toString());
        page.waitForSelector("#live[data-state=live]");
        page.evaluate(NOTE);
        RegistryClient registry = ManyInstances.client(running);
        List<Duration> took = new ArrayList<>();
        for (int change = 0; change < CHANGES; change++) {
            String id = "seen-" + change;
            registry.provider(CHANGING, id);
            took.add(noted(page, "+" + id, System.currentTimeMillis()));
            registry.leave(CHANGING, id);
            took.add(noted(page, "-" + id, System.currentTimeMillis()));
        }
        Sample sample = Sample.of(took);
        return Figure.goal(
                        "a change on the page System, " + ManyInstances.WORDS + ", " + 2 * CHANGES + " times",
                        "p50 " + Sample.text(sample.percentile(50)) + ", p95 " + Sample.text(sample.percentile(95))
                                + ", most " + Sample.text(sample.max()),
                        "p95 <= " + GOAL_SEEN.toMillis() + " ms after the registry has answered",
                        sample.percentile(95).compareTo(GOAL_SEEN) <= 0)
                .with(sample, new Limit("p95", GOAL_SEEN));
    }

    private Duration noted(Page page, String what, long since) throws InterruptedException {
        page.waitForFunction("what => window.noted[what]", what);
        long at = ((Number) page.evaluate("what => window.noted[what]", what)).longValue();
        TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(800)); // at any point of the portal's rounds
        return Duration.ofMillis(Math.max(0, at - since));
    }

    /** Beside a minute before and one after, as a JVM becomes calmer with time. */
    private Figure idle(String operator) throws IOException, InterruptedException {
        double before = cores();
        double with = withPages(operator);
        double after = cores();
        double more = with - (before + after) / 2;
        return Figure.goal(
                PAGES + " pages System left open, " + ManyInstances.WORDS,
                String.format(
                        Locale.ROOT,
                        "%.1f %% of a core more: %.1f %% with them, %.1f %% before, %.1f %% after",
                        100 * more,
                        100 * with,
                        100 * before,
                        100 * after),
                String.format(Locale.ROOT, "<= %.0f %% of a core", 100 * GOAL_CORE),
                more <= GOAL_CORE);
    }

    private double withPages(String operator) throws IOException, InterruptedException {
        try (var readers = new Readers(running.portal())) {
            readers.await("event: checks", PAGES);
            readers.open(PAGES, "/portal/system/live", "text/event-stream", "Cookie: " + operator);
            readers.allTold(OPENED);
            double with = cores();
            readers.requireWaiting();
            readers.requireOften("event: checks", ROUNDS);
            return with;
        }
    }

    /** How many processors the Tomcat uses, with all four services. */
    private double cores() throws InterruptedException {
        Memory.settle();
        Duration before = cpu();
        TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
        return (double) cpu().minus(before).toNanos() / IDLE.toNanos();
    }

    private Duration cpu() {
        return running.tomcat().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
