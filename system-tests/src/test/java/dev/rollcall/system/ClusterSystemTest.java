package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Visitor;
import dev.rollcall.system.harness.Visitor.Load;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The topology {@code cluster}: three registries are one to whoever uses them, also while one of them is dead. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterSystemTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final String SYSTEM = "/system";
    private static final String CLASSES = "/classes";

    private final Cluster cluster = Cluster.in("cluster");
    private Launcher launcher;

    @BeforeAll
    void start() {
        var watch = new Stopwatch();
        launcher = cluster.run("--demo").awaitReady();
        Figures.note("cluster of eight Tomcats: ready", watch.elapsed());
    }

    @AfterAll
    void close() {
        cluster.close();
    }

    private String password() {
        return launcher.line("    admin ").orElseThrow().strip();
    }

    private void allWork() {
        cluster.awaitTogether(SOON);
    }

    @Test
    void whatOneRegistryTakesAllOfThemTell() {
        allWork();
        cluster.roll(1).register("Stock", "stock-1");

        for (int number = 1; number <= Cluster.REGISTRIES; number++) {
            int asked = number;
            Eventually.isTrue(
                    SOON,
                    "told by " + number,
                    () -> cluster.roll(asked).of("Stock").size() == 1);
        }
    }

    @Test
    void everyServiceIsRunAsOftenAsTheTopologySaysAndTheAccountsAreThoseOfBothPortals() {
        allWork();
        Map.of("RegistryService", 3, "LogService", 2, "Portal", 2)
                .forEach((name, times) -> Eventually.passes(
                        SOON, () -> assertEquals(times, cluster.roll(2).of(name).size(), name)));
        for (int portal = 1; portal <= 2; portal++) {
            try (Visitor visitor = new Visitor(cluster.portal(portal, ""), "admin", password())) {
                visitor.visit(PERIOD, List.of(CLASSES));
                Eventually.isTrue(SOON, "classes", () -> lastIs(visitor, CLASSES, "Classes"));
            }
        }
        Eventually.passes(SOON, () -> {
            var status = cluster.command("status");
            assertEquals(0, status.exit(), status.output());
        });
    }

    @Test
    void nothingIsLostWithARegistryThatIsKilled() {
        allWork();
        cluster.roll(2).register("Shelf", "shelf-1");
        Set<String> before = listed(1);
        try (Visitor visitor = new Visitor(cluster.portal(1, ""), "admin", password())) {
            visitor.visit(PERIOD, List.of(CLASSES, SYSTEM));
            Eventually.isTrue(SOON, "classes", () -> lastIs(visitor, CLASSES, "Classes"));
            long killed = System.nanoTime();
            var watch = new Stopwatch();
            cluster.registryProcess(2).destroyForcibly();

            Eventually.isTrue(
                    SOON,
                    "the others see it",
                    () -> cluster.roll(1).working() == 2 && cluster.roll(3).working() == 2);
            Figures.note("registry killed: the others go on without it", watch.elapsed());
            assertEquals(Set.of(), lost(before, 1));
            assertEquals(Set.of(), lost(before, 3));
            cluster.roll(3).register("Shelf", "shelf-2");
            Eventually.isTrue(
                    SOON, "the launcher says so", () -> launcher.output().contains("Tomcat registry2 answers again"));
            allWork();
            Figures.note("registry killed: all three work again", watch.elapsed());
            assertEquals(2, cluster.roll(2).of("Shelf").size());
            assertAnswered(visitor, killed);
        }
    }

    /** Who is on the roll, however it does, by name and address. */
    private Set<String> listed(int number) {
        return cluster.roll(number).read().stream()
                .map(line -> line.name() + " " + line.url())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> lost(Set<String> before, int number) {
        Set<String> lost = new TreeSet<>(before);
        lost.removeAll(listed(number));
        lost.remove("RegistryService " + cluster.registry(2, "").toString().replace("localhost", "127.0.0.1"));
        return lost;
    }

    private static boolean lastIs(Visitor visitor, String path, String words) {
        List<Load> loads = visitor.loads().stream()
                .filter(load -> load.path().equals(path))
                .toList();
        return !loads.isEmpty() && loads.get(loads.size() - 1).words().equals(words);
    }

    /** The portal asks another registry. */
    private static void assertAnswered(Visitor visitor, long since) {
        List<Load> late =
                visitor.loads().stream().filter(load -> load.sent() > since).toList();
        Duration longest =
                late.stream().map(Load::took).max(Duration::compareTo).orElseThrow();
        Figures.note("registry killed: longest page of " + late.size(), longest);
        assertEquals(
                List.of(), late.stream().filter(load -> load.status() != 200).toList());
        assertTrue(late.stream().anyMatch(load -> load.path().equals(SYSTEM)), "the page System was looked at");
    }
}
