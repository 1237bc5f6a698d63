package dev.rollcall.system.bench;

import dev.rollcall.system.bench.DistinctEvents.Plan;
import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The first page of a search on the page Logs, chart and most frequent values included, over as many events as {@link LogSearch}. */
final class PortalSearch implements Measurement {
    private static final Load WARM_UP = new Load(Duration.ZERO, Duration.ofSeconds(5));
    private static final Load COUNTED = new Load(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final Duration GOAL = Duration.ofMillis(300);
    private static final long ORDERS = 1_000_000;
    private static final List<String> COMPLETE = List.of("id=\"lines\"", "class=\"bars\"", "id=\"facets\"");

    private final Running running;
    private final Random random = new Random(9);

    PortalSearch(Running running) {
        this.running = running;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        var log = new LogClient(running.address().resolve("/log/log"), running.keys());
        log.send(Plan.of(LogSearch.EVENTS), 0, LogSearch.EVENTS);
        log.awaitIndexed();
        String operator = LogIn.cookie(running.portal(), "admin", running.administrator());
        table.add(page("everything", operator, () -> ""));
        table.add(page("a word and a level", operator, () -> "?q=rejected&level=WARN"));
        table.add(page("a phrase that few have", operator, () -> "?q=" + order()));
    }

    private String order() {
        return encoded(
                String.format(Locale.ROOT, "\"order %06d\"", random.nextLong(Math.min(LogSearch.EVENTS, ORDERS))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Figure page(String what, String operator, Supplier<String> query) throws InterruptedException {
        Request page = () -> {
            URI address = URI.create(running.portal() + "logs" + query.get());
            String answer = Call.get(address, Map.of("Cookie", operator)).send();
            if (!COMPLETE.stream().allMatch(answer::contains)) {
                throw new IOException("not all of it is there: " + address + " " + answer);
            }
        };
        WARM_UP.of(List.of(page));
        Result result = COUNTED.of(List.of(page));
        Duration p95 = result.answers().percentile(95);
        return Figure.goal(
                        "page Logs, " + what + ", " + LogSearch.count() + " events",
                        "p95 " + Sample.text(p95) + ", " + result,
                        "p95 <= " + GOAL.toMillis() + " ms",
                        result.failed() == 0 && p95.compareTo(GOAL) <= 0)
                .with(result.answers(), new Limit("p95", GOAL));
    }
}
