package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Balancer;
import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Frozen;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Postgres;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.School;
import dev.rollcall.system.harness.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The topology {@code cluster} with the grades in a PostgreSQL and the class of {@link RollingClass}, and what befalls its Tomcats. */
final class RollingSystem implements AutoCloseable {
    /** All nine. */
    static final List<String> TOMCATS = List.of(
            "grading1", "grading2", "log1", "log2", "registry1", "registry2", "registry3", "portal1", "portal2");

    /** How long anything may take until all is well again. */
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final String PASSWORD = "a long enough password";
    private static final Map<String, Integer> SERVICES =
            Map.of("RegistryService", Cluster.REGISTRIES, "LogService", 2, "Portal", 2, "GradingService", 2);

    private final Postgres postgres;
    private final Cluster cluster;
    private final Queue<Death> kills = new ConcurrentLinkedQueue<>();
    private Launcher launcher;

    /**
     * A {@code kill -9}.
     *
     * @param kind what the Tomcat is for
     * @param at when, on {@link System#nanoTime}
     */
    record Death(String kind, long at) {}

    /** Takes a base of this name, and starts the PostgreSQL. */
    RollingSystem(String name) {
        postgres = Postgres.start(name + "-postgres");
        cluster = Cluster.in(name);
    }

    /** Starts the Tomcats, and waits until all is well. */
    void start() {
        postgres.keepsGradesOf(cluster.directory("grading1"));
        var watch = new Stopwatch();
        launcher = cluster.run().awaitReady();
        awaitAll();
        Figures.note("cluster of nine Tomcats with PostgreSQL: ready", watch.elapsed());
    }

    /** Makes the class and its teacher, who goes to both portals. */
    Balancer teacher() {
        List<URI> portals = List.of(cluster.portal(1, "/"), cluster.portal(2, "/"));
        portals.forEach(portal ->
                new School(portal, gradeBook(), cluster.keys()).account(RollingClass.TEACHER, PASSWORD, "teacher"));
        RollingClass.into(new School(portals.get(0), gradeBook(), cluster.keys()));
        return new Balancer(portals, RollingClass.TEACHER, PASSWORD, "classes/" + RollingClass.ID);
    }

    Cluster cluster() {
        return cluster;
    }

    URI gradeBook() {
        return cluster.gradeBook(1, "/");
    }

    /** Returns what was killed so far. */
    List<Death> kills() {
        return List.copyOf(kills);
    }

    /** Lets it happen, and waits until all is well again; returns how long that took. */
    Duration befalls(RollingFault fault) {
        var watch = new Stopwatch();
        switch (fault.how()) {
            case DEPLOYED -> cluster.manager(fault.tomcat()).deploy("/", Installation.war(fault.kind()));
            case FROZEN -> freeze(fault);
            default -> end(fault);
        }
        awaitAll();
        return watch.elapsed();
    }

    private void freeze(RollingFault fault) {
        try (var frozen = new Frozen(cluster.process(fault.tomcat()))) {
            LockSupport.parkNanos(fault.lasting().toNanos());
        }
    }

    private void end(RollingFault fault) {
        String tomcat = fault.tomcat();
        ProcessHandle process = cluster.process(tomcat);
        long before = timesBack(tomcat);
        if (fault.how() == RollingFault.How.KILLED) {
            kills.add(new Death(fault.kind(), System.nanoTime()));
            process.destroyForcibly();
        } else {
            process.destroy();
        }
        Eventually.isTrue(LIMIT, tomcat + " ends", () -> !process.isAlive());
        Eventually.isTrue(LIMIT, tomcat + " is started again", () -> timesBack(tomcat) > before);
    }

    private long timesBack(String tomcat) {
        return launcher.output()
                .lines()
                .filter(line -> line.contains("Tomcat " + tomcat + " answers again"))
                .count();
    }

    /** Waits until every registry lists each of the nine as ready, and sees the others. */
    private void awaitAll() {
        for (int registry = 1; registry <= Cluster.REGISTRIES; registry++) {
            Roll roll = cluster.roll(registry);
            Eventually.passes(
                    LIMIT,
                    () -> assertEquals(
                            SERVICES,
                            roll.read().stream()
                                    .filter(Roll.Listed::ready)
                                    .filter(line -> SERVICES.containsKey(line.name()))
                                    .collect(Collectors.toMap(Roll.Listed::name, line -> 1, Integer::sum))));
        }
        cluster.awaitTogether(LIMIT);
    }

    @Override
    public void close() {
        cluster.close();
        postgres.close();
    }
}
