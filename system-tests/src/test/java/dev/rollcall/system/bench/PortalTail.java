package dev.rollcall.system.bench;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The page of what is logged live, in a browser, while events come fast: how old a line is when it is seen, and what the browser holds. */
final class PortalTail implements Measurement {
    private static final ServiceName SENDER = new ServiceName("Tailed");
    private static final int PER_SECOND = 2000;
    private static final int BATCH = 100;
    private static final int SECONDS = Scale.of(30, 600);
    private static final int PARTS = 10;
    private static final Duration GOAL = Duration.ofMillis(500);
    private static final double GOAL_GROWTH = 1.1;

    /** How many lines were so many milliseconds old in the frame that showed them first. */
    private static final String NOTE = """
            window.ages = new Int32Array(20000);
            new MutationObserver((changes) => requestAnimationFrame(() => setTimeout(() => {
              for (const { addedNodes } of changes) {
                for (const line of addedNodes) {
                  const age = Date.now() - Date.parse(line.querySelector("time").dateTime);
                  window.ages[Math.min(Math.max(age, 0), 19999)]++;
                }
              }
            }))).observe(document.getElementById("tail"), { childList: true });""";

    private final Running running;

    PortalTail(Running running) {
        this.running = running;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        String operator = LogIn.cookie(running.portal(), "admin", running.administrator());
        try (Browser browser = Browser.open()) {
            Page page = Tabs.open(browser, running.portal(), operator);
            page.navigate(
                    running.portal().resolve("logs/live?service=" + SENDER).toString());
            page.waitForSelector("#tail-state[data-state=live]");
            page.evaluate(NOTE);
            CDPSession chromium = page.context().newCDPSession(page);
            List<Held> held = new ArrayList<>();
            for (int part = 0; part < PARTS; part++) {
                send(SECONDS / PARTS);
                held.add(Held.of(chromium));
            }
            table.add(age(page));
            table.add(flat(held));
        }
    }

    /** The first ones do not count: the list is not full yet, and what was loaded not compiled. */
    private static Figure flat(List<Held> held) {
        int begin = PARTS / 3;
        Held first = held.get(begin - 1);
        Held last = held.get(PARTS - 1);
        return Figure.goal(
                "what the browser holds after " + SECONDS + " s",
                last + "; every " + SECONDS / PARTS + " s "
                        + held.stream().map(Held::megabytes).collect(Collectors.joining(" / ")),
                "<= 110 % of what it holds after " + begin * SECONDS / PARTS + " s: " + first,
                last.bytes <= GOAL_GROWTH * first.bytes && last.nodes <= GOAL_GROWTH * first.nodes);
    }

    private static Figure age(Page page) {
        List<?> counts = (List<?>) page.evaluate("Array.from(window.ages)");
        Sample ages = Sample.ofNanos(IntStream.range(0, counts.size())
                .boxed()
                .flatMapToLong(millis -> LongStream.generate(() -> TimeUnit.MILLISECONDS.toNanos(millis))
                        .limit(((Number) counts.get(millis)).longValue())));
        boolean missed = page.locator("#tail-missed").isVisible();
        return Figure.goal(
                        String.format(Locale.ROOT, "a line on the live page, %,d events/s, %d s", PER_SECOND, SECONDS),
                        String.format(
                                Locale.ROOT,
                                "p50 %s, p95 %s, most %s of %d lines that were drawn%s",
                                Sample.text(ages.percentile(50)),
                                Sample.text(ages.percentile(95)),
                                Sample.text(ages.max()),
                                ages.size(),
                                missed ? ", others were missed" : ", none missed"),
                        "p95 <= " + GOAL.toMillis() + " ms, none missed",
                        ages.percentile(95).compareTo(GOAL) <= 0 && !missed)
                .with(ages, new Limit("p95", GOAL));
    }

    /** At a steady rate, on one connection; each event has the time at which it is sent. */
    private void send(int seconds) throws IOException {
        URI log = running.address().resolve("/log/log");
        long next = System.nanoTime();
        for (int batch = 0; batch < seconds * PER_SECOND / BATCH; batch++) {
            String bearer = running.keys().bearer(SENDER, ServiceName.LOG);
            Call.post(log, events(batch), Map.of("Authorization", bearer)).send();
            next += TimeUnit.SECONDS.toNanos(1) * BATCH / PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private static String events(int batch) {
        String now = Instant.now().toString();
        return IntStream.range(0, BATCH)
                .mapToObj(
                        event -> "{\"@timestamp\":\"" + now + "\",\"log.level\":\"INFO\",\"log.logger\":\"shop.Till\","
                                + "\"message\":\"order " + batch + "-" + event
                                + " of a customer was shipped as the customer had"
                                + " asked for\",\"process.thread.name\":\"http-nio-8080-exec-3\",\"trace.id\":\""
                                + DistinctEvents.Plan.trace((long) batch * BATCH + event) + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** What a page holds when what nobody needs is collected. */
    private record Held(double bytes, int nodes) {
        static Held of(CDPSession chromium) {
            chromium.send("HeapProfiler.collectGarbage");
            var heap = chromium.send("Runtime.getHeapUsage");
            var counters = chromium.send("Memory.getDOMCounters");
            return new Held(
                    heap.get("usedSize").getAsDouble(), counters.get("nodes").getAsInt());
        }

        String megabytes() {
            return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s, %,d nodes", megabytes(), nodes);
        }
    }
}
