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
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Postgres;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.School;
import dev.rollcall.system.harness.Stopwatch;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Tomcats are deployed anew and killed, one at a time, while people read and save: nobody is refused a page, and no save is lost,
 * done twice or by halves, or said to be something that it is not. The grades are in a PostgreSQL.
 *
 * <p>A read has failed when what the load balancer in front of the portals ({@link Balancer}) brings back is not the page. A save that is not confirmed is sent again with its key, as
 * the page does it, until somebody says what became of it. Who is logged in at a portal that ends logs in again, which is counted. A save leaves two lines in the log, the portal's and the grade
 * book's, with its trace; a read leaves none.
 */
@Isolated("so many Tomcats and people leave the processors to nobody else")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollingChangeSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration AROUND = Duration.ofSeconds(Scale.of(1, 5));
    private static final int PEOPLE = Scale.of(8, 50);
    private static final int WARM = 200;
    private static final String PASSWORD = "a long enough password";
    private static final Map<String, Integer> SERVICES =
            Map.of("RegistryService", Cluster.REGISTRIES, "LogService", 2, "Portal", 2, "GradingService", 2);

    /** {@code kill -9} may cost the lines of the last 200 ms (docs/logging.md), more on a busy machine. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);

    /** What is done to a Tomcat, which is then started again by the launcher, or to what is deployed there. */
    private enum How {
        DEPLOYED("deployed anew"),
        ENDED("ended with TERM"),
        KILLED("killed");

        private final String words;

        How(String words) {
            this.words = words;
        }
    }

    private record Change(How how, String tomcat) {
        @Override
        public String toString() {
            return tomcat + " " + how.words;
        }
    }

    private final Postgres postgres = Postgres.start("rolling-postgres");
    private final Cluster cluster = Cluster.in("rolling");
    private RollingTraffic traffic;
    private Launcher launcher;
    private final Map<String, Long> killed = new HashMap<>();

    @BeforeAll
    void start() {
        postgres.keepsGradesOf(cluster.directory("grading1"));
        var watch = new Stopwatch();
        launcher = cluster.run().awaitReady();
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
            changes().forEach(this::step);
        }
        assertAll(
                () -> assertEquals(List.of(), traffic.failedReads()),
                () -> assertEquals(List.of(), traffic.saves(Told.NOTHING)),
                () -> assertEquals(List.of(), traffic.saves(Told.NOT_SAVED)),
                this::savesAreWhatWasTold,
                this::everySaveIsInTheLog);
    }

    /** Under {@code -Pfull} every Tomcat is ended, and of each kind one is killed and one deployed anew. */
    private static List<Change> changes() {
        if (!Scale.full()) {
            return List.of(
                    new Change(How.DEPLOYED, "grading1"),
                    new Change(How.DEPLOYED, "log1"),
                    new Change(How.KILLED, "grading1"));
        }
        List<Change> changes = new ArrayList<>();
        Stream.of("grading1", "grading2", "log1", "log2", "registry1", "registry2", "registry3", "portal1", "portal2")
                .forEach(tomcat -> changes.add(new Change(How.ENDED, tomcat)));
        Stream.of(How.KILLED, How.DEPLOYED)
                .forEach(how -> Stream.of("grading1", "log1", "registry1", "portal1")
                        .forEach(tomcat -> changes.add(new Change(how, tomcat))));
        return changes;
    }

    /** Some calm, the change, until the registries say that all is there again, and some calm. */
    private void step(Change change) {
        traffic.step(change.toString());
        LockSupport.parkNanos(AROUND.toNanos());
        var watch = new Stopwatch();
        if (change.how() == How.DEPLOYED) {
            deploy(change.tomcat());
        } else {
            end(change.tomcat(), change.how());
        }
        awaitAll();
        Duration took = watch.elapsed();
        LockSupport.parkNanos(AROUND.toNanos());
        Figures.note(
                "rolling change under " + PEOPLE + " people",
                traffic.step("after " + change) + "; all were there after " + Figures.seconds(took));
    }

    private void deploy(String tomcat) {
        cluster.manager(tomcat).deploy("/", Installation.war(kind(tomcat)));
    }

    private static String kind(String tomcat) {
        return tomcat.replaceAll("\\d", "");
    }

    private void end(String tomcat, How how) {
        ProcessHandle process = cluster.process(tomcat);
        long before = timesBack(tomcat);
        if (how == How.KILLED) {
            killed.put(kind(tomcat), System.nanoTime());
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

    private void awaitAll() {
        for (int registry = 1; registry <= Cluster.REGISTRIES; registry++) {
            Roll roll = cluster.roll(registry);
            Eventually.passes(
                    LIMIT,
                    () -> assertEquals(
                            SERVICES,
                            roll.read().stream()
                                    .filter(Roll.Listed::ready)
                                    .collect(Collectors.toMap(Roll.Listed::name, line -> 1, Integer::sum))));
        }
        cluster.awaitTogether(LIMIT);
    }

    private void savesAreWhatWasTold() {
        Map<Integer, Integer> cells = RollingClass.history(gradeBook(), cluster.keys()).stream()
                .collect(Collectors.toMap(number -> number, number -> 1, Integer::sum));
        assertTrue(cells.size() > 100, "there were saves: " + cells.size());
        assertEquals(numbers(traffic.saves(Told.SAVED)), cells.keySet());
        assertEquals(Set.of(RollingTraffic.CELLS), Set.copyOf(cells.values()), "each save once in each of its cells");
    }

    private static Set<Integer> numbers(Collection<Save> saves) {
        return saves.stream().map(Save::number).collect(Collectors.toCollection(TreeSet::new));
    }

    private void everySaveIsInTheLog() {
        Eventually.passes(LIMIT, () -> {
            assertEquals(Set.of(), missing("Portal", "grade book told", written("portal")));
            assertEquals(Set.of(), missing("GradingService", "Grade book changed", written("grading")));
        });
    }

    /** Returns the confirmed saves, but for those whose line one of a kind may have had in hand when it was killed. */
    private List<Save> written(String kind) {
        Long death = killed.get(kind);
        return traffic.saves(Told.SAVED).stream()
                .filter(save -> death == null || save.begun() > death || death - save.at() > UNWRITTEN.toNanos())
                .toList();
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
