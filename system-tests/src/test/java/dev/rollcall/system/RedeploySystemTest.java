package dev.rollcall.system;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Leftovers;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * WARs that are deployed anew while they are used leave nothing behind: no class loader, no thread, nothing open, no file, nothing
 * in the heap. In turn they are replaced in one step ({@code update=true}), and undeployed and deployed.
 */
class RedeploySystemTest {
    private static final String[] SERVICES = {
        "RegistryService", "LogService", "GradingService", "Portal", "Example Log4j", "Example Logback"
    };
    private static final Duration READY = Duration.ofSeconds(60);

    /** Event streams never end by themselves: whatever time they are given passes with each WAR. */
    private static final Duration UNLOAD_DELAY = Duration.ofMillis(500);

    @ParameterizedTest(name = "on JDK {0}")
    @ValueSource(ints = {17, 25})
    void redeployingLeavesNothingBehind(int feature) {
        Map<String, Path> wars = wars();
        Base base = Base.ours("redeploy-" + feature)
                .on(Installation.requireJdk(feature))
                .unloadDelay(UNLOAD_DELAY);
        wars.forEach((context, war) -> base.war(war, context));
        // Whoever left something each time would leave more than may be left.
        int rounds = Scale.of(2 + Leftovers.spare(feature), 50);
        try (TomcatProcess tomcat = base.start().awaitStarted()) {
            Roll.of(base).awaitReady(READY, SERVICES);
            Leftovers atStart = Leftovers.of(tomcat);
            RedeployTraffic.prepare(base);
            var watch = new Stopwatch();

            rounds(0, 1, tomcat, wars);
            Leftovers before = atStart.afterOneRound();
            rounds(1, rounds, tomcat, wars);
            Figures.note(
                    "JDK " + feature + ": each of " + wars.size() + " WARs redeployed " + rounds + " times",
                    watch.elapsed());

            Roll.of(base).awaitReady(READY, SERVICES);
            before.assertNothingMore();
            Figures.note("JDK " + feature + ": after redeploying once", before);
            Figures.note("JDK " + feature + ": after redeploying", Leftovers.of(tomcat));
            tomcat.terminate();
        }
    }

    private static void rounds(int from, int to, TomcatProcess tomcat, Map<String, Path> wars) {
        try (var traffic = new RedeployTraffic(tomcat.base())) {
            traffic.awaitAnswers();
            for (int round = from; round < to; round++) {
                boolean inOneStep = round % 2 == 0;
                wars.forEach((context, war) -> {
                    if (!inOneStep) {
                        tomcat.manager().undeploy("/" + context);
                    }
                    tomcat.manager().deploy("/" + context, war);
                });
                traffic.awaitAnswers();
            }
            Figures.note("asked while WARs were redeployed", traffic);
        }
    }

    private static Map<String, Path> wars() {
        Map<String, Path> wars = new LinkedHashMap<>();
        for (String name : List.of("registry", "log", "grading", "portal")) {
            wars.put(name, Installation.war(name));
        }
        for (String name : List.of(ExampleWar.LOG4J, ExampleWar.LOGBACK)) {
            wars.put(name, ExampleWar.build(name));
        }
        return wars;
    }
}
