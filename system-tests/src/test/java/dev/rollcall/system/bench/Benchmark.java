package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Circumstances;
import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Measures, prints the tables, and writes them, with plots beside, to {@code target/bench.md} and into the page of all figures
 * ({@code -Drollcall.bench.report}). Exits with 1 if something could not be measured; a
 * goal that is missed is no failure. Arguments name the parts to measure, with commas between if there are several; {@code all} is
 * every one.
 */
final class Benchmark {
    private static final Map<String, Measurement> PARTS = new LinkedHashMap<>();

    /** Parts that have a name together. */
    private static final Map<String, Set<String>> GROUPS = new LinkedHashMap<>();

    static {
        PARTS.put("wars", new WarSizes());
        PARTS.put("one", new StartOfOne());
        PARTS.put("four", new StartOfFour());
        PARTS.put("requests", new RunningSystem("requests", Requests::new));
        group(
                "pages",
                Map.of(
                        "pages-http", new RunningSystem("pages-http", PortalPages::new),
                        "pages-browser", new RunningSystem("pages-browser", PortalInBrowser::new),
                        "pages-live", new RunningSystem("pages-live", PortalLive::new),
                        "pages-tail", new RunningSystem("pages-tail", PortalTail::new),
                        "pages-search", new RunningSystem("pages-search", PortalSearch::new)));
        PARTS.put("push", new ChangeToKnowledge());
        PARTS.put("registrations", new Registrations());
        group(
                "cluster",
                Map.of(
                        "cluster-writes", new ThreeRegistries("cluster-writes", AcknowledgedWrites::new),
                        "cluster-changes", new ThreeRegistries("cluster-changes", ChangeAtAnother::new),
                        "cluster-death", new ThreeRegistries("cluster-death", RegistryGone::new),
                        "cluster-join", new ThreeRegistries("cluster-join", RegistryJoins::new)));
        PARTS.put("log", new LogIngest());
        PARTS.put("find", new LogSearch());
        PARTS.put("death", new DeathToRemoval());
        PARTS.put("hostile", new HostileSubscribers());
        group(
                "grades",
                Map.of(
                        "grades-h2", new Grades(GradeBookAlone.Store.H2),
                        "grades-postgresql", new Grades(GradeBookAlone.Store.POSTGRESQL)));
        group(
                "exchange",
                Map.of(
                        "exchange-h2", new Exchange(GradeBookAlone.Store.H2),
                        "exchange-postgresql", new Exchange(GradeBookAlone.Store.POSTGRESQL)));
        group(
                "size",
                Map.of(
                        "probing", new Probing(),
                        "flat", new ChangeBesideMany(),
                        "capacity", new Capacity(),
                        "readers", new ManyReaders()));
        PARTS.put("appender", new AppenderLatency());
    }

    private static void group(String name, Map<String, Measurement> parts) {
        PARTS.putAll(new TreeMap<>(parts));
        GROUPS.put(name, parts.keySet());
    }

    private Benchmark() {}

    public static void main(String... arguments) throws IOException {
        Set<String> chosen = chosen(arguments);
        // The JDK's server, which is the receiver of updates, would wait for acknowledgements and close idle
        // connections.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        // The JDK's client keeps five connections.
        System.setProperty("http.maxConnections", "64");

        Path kept = Path.of(System.getProperty("rollcall.bench.report"));
        Path file = Installation.target("bench.md");
        Report all = new Report(Files.exists(kept) ? Files.readString(kept) : "");
        Report now = new Report("");
        boolean complete = true;
        for (Map.Entry<String, Measurement> part : PARTS.entrySet()) {
            if (chosen.contains(part.getKey())) {
                String before = Circumstances.load();
                var table = new Table(System.out::println);
                measure(part.getKey(), part.getValue(), table);
                complete &= table.complete();
                String circumstances = Circumstances.describe() + ", load average " + before + " before and "
                        + Circumstances.load() + " after";
                Plot plot = new Plot(part.getKey(), circumstances, table.figures());
                plot.write(kept);
                plot.write(file);
                String text = circumstances + "\n\n" + table + plot.link();
                now.put(part.getKey(), text);
                all.put(part.getKey(), text);
                Files.writeString(kept, all.page(PARTS.keySet()));
            }
        }
        Files.writeString(file, now.page(PARTS.keySet()));
        System.out.println("\n" + Files.readString(file) + "\nWritten to " + file + " and " + kept);
        System.exit(complete ? 0 : 1);
    }

    private static Set<String> chosen(String... arguments) {
        Set<String> chosen = new TreeSet<>(List.of(String.join(",", arguments).split(",")));
        if (chosen.remove("all")) {
            chosen.addAll(PARTS.keySet());
        }
        GROUPS.forEach((name, parts) -> {
            if (chosen.remove(name)) {
                chosen.addAll(parts);
            }
        });
        if (!PARTS.keySet().containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "the parts are " + PARTS.keySet() + ", together " + GROUPS.keySet() + " or all, not " + chosen);
        }
        return chosen;
    }

    /** What cannot be measured is a line of the table too; the rest is measured all the same. */
    private static void measure(String name, Measurement part, Table table) {
        System.out.println(name);
        try {
            part.into(table);
        } catch (Exception | AssertionError e) {
            e.printStackTrace();
            table.add(Figure.failed(name, e));
        }
    }
}
