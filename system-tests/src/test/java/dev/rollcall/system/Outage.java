package dev.rollcall.system;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Roll.Listed;
import dev.rollcall.system.harness.Visitor;
import dev.rollcall.system.harness.Visitor.Load;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * What became of a system whose Tomcat was killed: what somebody saw who went on loading pages, and what the roll said.
 *
 * @param victim whose Tomcat it was
 * @param killed when, on {@link System#nanoTime}
 * @param noticed after what time the roll said so, or was silent
 * @param back after what time the roll listed everybody as ready again
 * @param loads the pages that were complete since
 */
record Outage(Member victim, long killed, Duration noticed, Duration back, List<Load> loads) {
    /** The heading of each page while everybody is there. */
    static final Map<String, String> USUAL = new TreeMap<>(Map.of(
            "/classes", "Classes",
            "/classes/tutorial", "Tutorial Tutorial", // the class, and its term
            "/logs", "Logs",
            "/system", "4 of 4 services healthy"));

    private static final Duration PERIOD = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(90);

    /** For so long all pages have to be as usual to count as such; each is loaded several times meanwhile. */
    private static final Duration USUAL_TIME = Duration.ofSeconds(1);

    /** Kills the Tomcat of a member in front of a visitor, and watches until all is as usual. */
    static Outage of(Member victim, FourTomcats four, String password) {
        ProcessHandle process = four.process(victim);
        try (Visitor visitor = new Visitor(four.uri(Member.PORTAL, ""), "admin", password)) {
            visitor.visit(PERIOD, List.copyOf(USUAL.keySet()));
            Eventually.isTrue(LIMIT, "pages as usual", () -> isUsualSince(visitor, 0));
            long killed = System.nanoTime();
            process.destroyForcibly();
            Duration noticed = await(killed, victim + " missed", () -> !isReady(four, victim));
            Duration back = await(
                    killed,
                    victim + " back",
                    () -> List.of(Member.values()).stream().allMatch(member -> isReady(four, member)));
            long since = System.nanoTime();
            await(killed, "pages as usual", () -> isUsualSince(visitor, since));
            return new Outage(
                    victim,
                    killed,
                    noticed,
                    back,
                    visitor.loads().stream()
                            .filter(load -> load.complete() > killed)
                            .toList());
        }
    }

    private static Duration await(long start, String what, BooleanSupplier question) {
        while (!question.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            LockSupport.parkNanos(PERIOD.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static boolean isReady(FourTomcats four, Member member) {
        try {
            List<Listed> listed = four.roll().of(member.service());
            return listed.size() == 1 && listed.get(0).ready();
        } catch (UncheckedIOException | IllegalStateException e) {
            return false;
        }
    }

    /** The pages of the last second are as usual, and nothing older than a time is among them. */
    private static boolean isUsualSince(Visitor visitor, long since) {
        long begin = System.nanoTime() - USUAL_TIME.toNanos();
        List<Load> last =
                visitor.loads().stream().filter(load -> load.sent() > begin).toList();
        return begin > since
                && last.stream().map(Load::path).distinct().count() == USUAL.size()
                && last.stream().allMatch(Outage::isUsual);
    }

    static boolean isUsual(Load load) {
        return load.status() == 200 && load.words().equals(USUAL.get(load.path()));
    }

    /** Returns the pages that were not as usual. */
    List<Load> unusual() {
        return loads.stream().filter(load -> !isUsual(load)).toList();
    }

    /** Returns how long the slowest page took, answered or not. */
    Duration longest() {
        return loads.stream().map(Load::took).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** Returns it for people: a line for each page. */
    String table() {
        StringBuilder text = new StringBuilder("\n  " + victim.word() + " killed: the roll said so after "
                + Figures.seconds(noticed) + ", everybody ready again after " + Figures.seconds(back) + "\n");
        text.append("    %-17s %6s %8s %9s %15s  %s\n"
                .formatted("page", "asked", "unusual", "longest", "as usual after", "what it said"));
        USUAL.keySet().forEach(path -> text.append(line(path)));
        return text.toString();
    }

    private String line(String path) {
        List<Load> here =
                loads.stream().filter(load -> load.path().equals(path)).toList();
        List<Load> unusual = here.stream().filter(load -> !isUsual(load)).toList();
        Duration longest =
                here.stream().map(Load::took).max(Duration::compareTo).orElse(Duration.ZERO);
        long last = unusual.stream().mapToLong(Load::complete).max().orElse(killed);
        String said = unusual.stream()
                .collect(Collectors.groupingBy(
                        load -> load.status() + " " + load.words(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " x " + entry.getKey())
                .collect(Collectors.joining("; "));
        return "    %-17s %6d %8d %9s %15s  %s\n"
                .formatted(
                        path,
                        here.size(),
                        unusual.size(),
                        Figures.seconds(longest),
                        unusual.isEmpty() ? "always" : Figures.seconds(Duration.ofNanos(last - killed)),
                        said);
    }
}
