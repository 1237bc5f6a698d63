package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Launcher;
import dev.rollcall.system.harness.Machine;
import dev.rollcall.system.harness.Network;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Visitor;
import dev.rollcall.system.harness.Visitor.Load;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** How a second machine joins, as the manual says it, and what becomes of it when its cable is pulled. */
@EnabledIf(value = "dev.rollcall.kit.testing.Scale#full", disabledReason = "takes -Pfull")
class TwoMachinesSystemTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration PATIENCE_WITH_A_PAGE = Duration.ofSeconds(10);
    private static final String CLASSES = "/classes";

    @Test
    void gradesOfASecondMachineAreShownByTheFirstAndItsCableMayBePulled() {
        try (Network network = Network.open()) {
            Machine first = network.machine("first").set("rollcall.http.address", "0.0.0.0");
            first.set("rollcall.host", first.address());
            try (Launcher one =
                    first.run("--only", "registry,log,portal", "--demo").awaitReady()) {
                Machine second = network.machine("second").keyOf(first).set("rollcall.http.address", "0.0.0.0");
                second.set("rollcall.registry.url", first.uri("/registry").toString());
                var watch = new Stopwatch();
                try (Launcher two = second.run("--only", "grading", "--demo").awaitReady()) {
                    assertJoined(first, second);
                    Figures.note(
                            "second machine started: in the roll, with its log in the central one", watch.elapsed());
                    pullTheCable(
                            network,
                            first,
                            second,
                            one.line("    admin ").orElseThrow().strip());
                    assertEquals(0, two.terminate());
                }
                assertEquals(0, one.terminate());
            }
        }
    }

    private static void assertJoined(Machine first, Machine second) {
        first.roll().awaitReady(READY, "RegistryService", "LogService", "GradingService", "Portal");
        assertEquals(
                second.uri("/grading").toString(),
                first.roll().of("GradingService").get(0).url());
        assertEquals(0, first.status().exit(), first.status().output());
        assertEquals(0, second.status().exit(), second.status().output());
        Eventually.passes(READY, () -> {
            List<CentralLog.Entry> log = CentralLog.read(first.uri("/log/log"), first.keys());
            assertTrue(log.stream().anyMatch(line -> line.service().equals("GradingService")), "its service's log");
            assertTrue(
                    log.stream()
                            .anyMatch(line -> line.service().equals("Tomcat")
                                    && line.text().contains("machine-second")),
                    "its Tomcat's own log");
        });
    }

    private static void pullTheCable(Network network, Machine first, Machine second, String password) {
        try (Visitor visitor = new Visitor(first.uri("/portal"), "admin", password)) {
            visitor.visit(Duration.ofMillis(200), List.of(CLASSES));
            Eventually.isTrue(READY, "classes", () -> lastIs(visitor, "Classes"));
            var watch = new Stopwatch();
            network.unplug(second);
            Eventually.isTrue(READY, "said to be away", () -> lastIs(visitor, "The grade book does not answer"));
            watch.until(
                    "cable pulled: the roll says so",
                    READY,
                    () -> first.roll().of("GradingService").get(0).status().equals("DOWN"));

            watch = new Stopwatch();
            network.plug(second);
            watch.until(
                    "cable back: the roll says so",
                    READY,
                    () -> first.roll().of("GradingService").get(0).ready());
            Eventually.isTrue(READY, "classes again", () -> lastIs(visitor, "Classes"));
            Figures.note("cable back: classes shown again", watch.elapsed());
            Duration longest = visitor.loads().stream()
                    .map(Load::took)
                    .max(Duration::compareTo)
                    .orElseThrow();
            Figures.note("cable pulled: longest page", longest);
            assertTrue(longest.compareTo(PATIENCE_WITH_A_PAGE) < 0, longest.toString());
        }
    }

    private static boolean lastIs(Visitor visitor, String words) {
        List<Load> loads = visitor.loads();
        return !loads.isEmpty() && loads.get(loads.size() - 1).words().equals(words);
    }
}
