package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.RollingTraffic.Save;
import dev.rollcall.system.RollingTraffic.Told;
import dev.rollcall.system.harness.Balancer;
import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Postgres;
import dev.rollcall.system.harness.School;
import dev.rollcall.system.harness.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A grade book and a log service of two each are deployed anew, and a grade book is killed, while people read and save: nobody is
 * refused a page, and no save is lost, done twice, or said to be something that it is not. The grades are in a PostgreSQL.
 *
 * <p>A read has failed when what the load balancer in front of the portals ({@link Balancer}) brings back is not the page. A save that is not confirmed is sent again with its key, as
 * the page does it, until somebody says what became of it. A save leaves two lines in the log, the portal's and the grade
 * book's, with its trace; a read leaves none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingChangeSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration AROUND = Duration.ofSeconds(1);
    private static final int PEOPLE = 8;
    private static final int WARM = 200;
    private static final String PASSWORD = "a long enough password";
    private static final Map<String, Integer> SERVICES =
            Map.of("RegistryService", 3, "LogService", 2, "Portal", 2, "GradingService", 2);

    /** {@code kill -9} may cost the lines of the last 200 ms (docs/logging.md); the teacher is told a page's time later. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(2);

    private final Postgres postgres = Postgres.start("rolling-postgres");
    private final Cluster cluster = Cluster.in("rolling");
    private RollingTraffic traffic;
    private long killed;

    @BeforeAll
    void start() {
        postgres.keepsGradesOf(cluster.directory("grading1"));
        var watch = new Stopwatch();
        cluster.run().awaitReady();
        awaitAll();
        Figures.note("cluster of nine Tomcats with PostgreSQL: ready", watch.elapsed());
        List<URI> portals = List.of(cluster.portal(1, "/"), cluster.portal(2, "/"));
        portals.forEach(portal ->
                new School(portal, gradeBook(), cluster.keys()).account(RollingClass.TEACHER, PASSWORD, "teacher"));
        RollingClass.into(new School(portals.get(0), gradeBook(), cluster.keys()));
        traffic =
                new RollingTraffic(new Balancer(portals, RollingClass.TEACHER, PASSWORD, "classes/" + RollingClass.ID));
    }

    @AfterAll
    void close() {
        cluster.close();
        postgres.close();
    }

    private URI gradeBook() {
        return cluster.gradeBook(1, "/");
    }

    @Test
    void noReadFailsAndNoSaveIsLost() {
        var watch = new Stopwatch();
        traffic.warm(WARM);
        Figures.note("rolling change: the first " + WARM + " requests, one after the other", watch.elapsed());
        try (var running = traffic.begin(PEOPLE)) {
            step("grading1 deployed anew", () -> deploy("grading1"));
            step("log1 deployed anew", () -> deploy("log1"));
            step("grading1 killed", () -> kill("grading1"));
        }
        Figures.note("rolling change under " + PEOPLE + " people", traffic);
        assertAll(
                () -> assertEquals(List.of(), traffic.failedReads()),
                () -> assertEquals(List.of(), traffic.saves(Told.NOTHING)),
                () -> assertEquals(List.of(), traffic.saves(Told.NOT_SAVED)),
                this::savesAreWhatWasTold,
                this::everySaveIsInTheLog);
    }

    private void step(String what, Runnable change) {
        traffic.step(what);
        LockSupport.parkNanos(AROUND.toNanos());
        var watch = new Stopwatch();
        change.run();
        awaitAll();
        Figures.note("rolling change: " + what + ", until all are there", watch.elapsed());
        LockSupport.parkNanos(AROUND.toNanos());
    }

    private void deploy(String tomcat) {
        String war = tomcat.replaceAll("\\d", "");
        cluster.manager(tomcat).deploy("/", Installation.war(war));
    }

    private void kill(String tomcat) {
        ProcessHandle process = cluster.process(tomcat);
        killed = System.nanoTime();
        process.destroyForcibly();
        process.onExit().join();
        Eventually.isTrue(
                LIMIT,
                tomcat + " is started again",
                () -> cluster.process(tomcat).pid() != process.pid());
    }

    private void awaitAll() {
        SERVICES.forEach((name, times) -> Eventually.passes(LIMIT, () -> {
            long ready = cluster.roll(1).of(name).stream()
                    .filter(line -> line.ready())
                    .count();
            assertEquals(times, (int) ready, name + " on the roll");
        }));
    }

    private void savesAreWhatWasTold() {
        List<Integer> history = RollingClass.history(gradeBook(), cluster.keys());
        Set<Integer> distinct = new TreeSet<>(history);
        assertEquals(distinct.size(), history.size(), "a save was done twice");
        assertTrue(history.size() > 100, "there were saves: " + history.size());
        assertEquals(numbers(traffic.saves(Told.SAVED)), distinct);
    }

    private static Set<Integer> numbers(Collection<Save> saves) {
        return saves.stream().map(Save::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private void everySaveIsInTheLog() {
        List<Save> saved = traffic.saves(Told.SAVED);
        List<Save> written = saved.stream()
                .filter(save -> Math.abs(save.at() - killed) > UNWRITTEN.toNanos())
                .toList();
        Eventually.passes(LIMIT, () -> {
            assertEquals(Set.of(), missing("Portal", "grade book told", saved));
            assertEquals(Set.of(), missing("GradingService", "Grade book changed", written));
        });
    }

    /** Returns the numbers of those saves that a service has no line about. */
    private Set<Integer> missing(String service, String text, List<Save> saves) {
        var logs = cluster.command("logs", "--service", service, "--text", text);
        assertEquals(0, logs.exit(), logs.output());
        Set<String> traces = logs.output()
                .lines()
                .flatMap(line -> Stream.of(line.split("\t")))
                .collect(Collectors.toSet());
        return numbers(
                saves.stream().filter(save -> !traces.contains(save.traceId())).toList());
    }
}
