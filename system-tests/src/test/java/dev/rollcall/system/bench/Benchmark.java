package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures, prints the table, and writes it to {@code target/bench.md}. Exits with 1 if something could not be measured; a
 * goal that is missed is no failure. Arguments name the parts to measure, {@code all} is every one.
 */
final class Benchmark {
    private static final Map<String, Measurement> PARTS = new LinkedHashMap<>();

    /** How it bears many: together they are the part {@code size}. */
    private static final Map<String, Measurement> SIZE = new LinkedHashMap<>();

    /** The grade book: together they are the part {@code grades}. */
    private static final Map<String, Measurement> GRADES = new LinkedHashMap<>();

    static {
        GRADES.put("grades-h2", new Grades(GradeBookAlone.Store.H2));
        GRADES.put("grades-postgresql", new Grades(GradeBookAlone.Store.POSTGRESQL));
        SIZE.put("probing", new Probing());
        SIZE.put("flat", new ChangeBesideMany());
        SIZE.put("capacity", new Capacity());
        SIZE.put("readers", new ManyReaders());
        PARTS.put("wars", new WarSizes());
        PARTS.put("one", new StartOfOne());
        PARTS.put("four", new StartOfFour());
        PARTS.put(
                "requests",
                new RunningSystem(
                        "requests",
                        running -> List.of(new Requests(running.address(), running.keys(), running.password()))));
        PARTS.put("push", new ChangeToKnowledge());
        PARTS.put("registrations", new Registrations());
        PARTS.put("log", new LogIngest());
        PARTS.put("find", new LogSearch());
        PARTS.put("death", new DeathToRemoval());
        PARTS.put("hostile", new HostileSubscribers());
        PARTS.putAll(GRADES);
        PARTS.putAll(SIZE);
        PARTS.put("appender", new AppenderLatency());
    }

    private Benchmark() {}

    public static void main(String... arguments) throws IOException {
        Set<String> chosen = new TreeSet<>(List.of(arguments));
        boolean all = chosen.remove("all");
        if (chosen.remove("size")) {
            chosen.addAll(SIZE.keySet());
        }
        if (chosen.remove("grades")) {
            chosen.addAll(GRADES.keySet());
        }
        if (!PARTS.keySet().containsAll(chosen)) {
            throw new IllegalArgumentException(
                    "the parts are " + PARTS.keySet() + ", size, grades or all, not " + chosen);
        }
        // The JDK's server, which is the receiver of updates, would wait for acknowledgements and close idle
        // connections.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        // The JDK's client keeps five connections.
        System.setProperty("http.maxConnections", "64");

        String before = Machine.load();
        var table = new Table(System.out::println);
        PARTS.forEach((name, part) -> {
            if (all || chosen.contains(name)) {
                measure(name, part, table);
            }
        });
        String report = Machine.describe() + ", load average " + before + " before and " + Machine.load() + " after\n\n"
                + table;
        Path file = Installation.target("bench.md");
        Files.writeString(file, report);
        System.out.println("\n" + report + "\nWritten to " + file);
        System.exit(table.complete() ? 0 : 1);
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
