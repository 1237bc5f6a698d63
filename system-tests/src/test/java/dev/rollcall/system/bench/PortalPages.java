package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.bench.RunningSystem.Running;
import dev.rollcall.system.harness.LogIn;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast pages of the portal come, from the request to the end of the HTML, and what many of them leave behind. */
final class PortalPages implements Measurement {
    private static final int CLIENTS = 16;
    private static final int LOADS = 1000;
    private static final int STREAMS = 100;

    /** So that what is made once is not taken for what remains. */
    private static final int FIRST = 10;

    private static final Load WARM_UP = new Load(Duration.ZERO, Duration.ofSeconds(10));
    private static final Load COUNTED = new Load(Duration.ofSeconds(1), Duration.ofSeconds(5));
    private static final Duration GOAL_CLASS = Duration.ofMillis(60);
    private static final Duration GOAL_SYSTEM = Duration.ofMillis(100);

    private final Running running;
    private final LargeClass small = new LargeClass("small", 50, 40);
    private final LargeClass large = new LargeClass("large", 2000, 40);

    PortalPages(Running running) {
        this.running = running;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        var school = new PortalSchool(running);
        school.add(small);
        String teacher = school.teacher();
        table.add(goal("class page, 50 students x 40 items", GOAL_CLASS, page("classes/small", teacher, "<h1>small")));
        student(table, school);
        new ManyInstances(running).register();
        String operator = LogIn.cookie(running.portal(), "admin", running.administrator());
        Request system = page("system", operator, ManyInstances.LAST.value());
        table.add(goal("page System, " + ManyInstances.WORDS, GOAL_SYSTEM, system));
        remains(table, List.of(page("classes/small", teacher, "<h1>small"), system), operator);
        new PortalAssets().into(table);
        school.add(large);
        table.add(beside(
                "class page, the first 200 of 2,000 students x 40 items", page("classes/large", teacher, "<h1>large")));
        table.add(beside("class page, all of them", page("classes/large?page=all", teacher, "large-student-1999")));
    }

    private static Figure goal(String what, Duration goal, Request page) throws InterruptedException {
        Result result = load(page);
        Duration p95 = result.answers().percentile(95);
        boolean met = result.failed() == 0 && p95.compareTo(goal) <= 0;
        return Figure.goal(what, text(result), "p95 <= " + goal.toMillis() + " ms", met)
                .with(result.answers(), new Limit("p95", goal));
    }

    private static Figure beside(String what, Request page) throws InterruptedException {
        Result result = load(page);
        return Figure.beside(what, text(result), "-").with(result.answers());
    }

    private static Result load(Request page) throws InterruptedException {
        WARM_UP.of(List.of(page));
        return COUNTED.of(List.of(page));
    }

    private static String text(Result result) {
        return "p95 " + Sample.text(result.answers().percentile(95)) + ", " + result;
    }

    /** Everybody has a session of their own, and a connection. */
    private void student(Table table, PortalSchool school) throws IOException, InterruptedException {
        URI relay = running.address().resolve("/" + HelloWar.RELAY);
        List<Request> pages = new ArrayList<>();
        List<Request> bare = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            pages.add(page("classes/small/students/small-student-0/report", school.teacher(), "small-student-0"));
            bare.add(() -> Call.get(relay, Map.of()).send());
        }
        WARM_UP.of(bare);
        WARM_UP.of(pages);
        Result least = COUNTED.of(bare);
        Result result = COUNTED.of(pages);
        double share = result.perSecond() / least.perSecond();
        table.add(Figure.goal(
                        "a student's report, " + CLIENTS + " clients",
                        result.toString(),
                        String.format(
                                Locale.ROOT,
                                ">= 50 %% of a bare servlet that calls a bare servlet (%s): %.0f %%",
                                least,
                                100 * share),
                        result.failed() == 0 && share >= 0.5)
                .with(result.answers())
                .over("a bare servlet that calls a bare servlet", least.answers()));
    }

    private void remains(Table table, List<Request> pages, String operator) throws IOException, InterruptedException {
        visit(pages, FIRST, FIRST, operator);
        String before = Memory.heap(running.tomcat());
        visit(pages, LOADS, STREAMS, operator);
        Memory.settle();
        table.add(Figure.beside(
                String.format(Locale.ROOT, "heap in use after %,d pages and %d streams", LOADS, STREAMS),
                Memory.heap(running.tomcat()),
                before + " before"));
    }

    /** Loads the pages in turn, then opens the stream of the page System and leaves it, again and again. */
    private void visit(List<Request> pages, int loads, int streams, String operator)
            throws IOException, InterruptedException {
        for (int load = 0; load < loads; load++) {
            pages.get(load % pages.size()).send();
        }
        for (int stream = 0; stream < streams; stream++) {
            try (var reader = new Readers(running.portal())) {
                reader.await("event: checks", 1);
                reader.open(1, "/portal/system/live", "text/event-stream", "Cookie: " + operator);
                reader.allTold(Duration.ofSeconds(20));
            }
        }
    }

    private Request page(String path, String cookie, String expected) {
        URI address = running.portal().resolve(path);
        return () -> {
            String page = Call.get(address, Map.of("Cookie", cookie)).send();
            if (!page.contains(expected)) {
                throw new IOException("not what was asked for: " + page);
            }
        };
    }
}
