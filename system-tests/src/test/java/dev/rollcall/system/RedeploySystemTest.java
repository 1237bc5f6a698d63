package dev.rollcall.system;

import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Leftovers;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redeploying leaves nothing behind: no class loader, no thread. */
class RedeploySystemTest {
    private static final String[] SERVICES = {
        "RegistryService", "LogService", "GradingService", "Portal", "Example Log4j", "Example Logback"
    };
    private static final Duration READY = Duration.ofSeconds(60);

    @ParameterizedTest(name = "on JDK {0}")
    @ValueSource(ints = {17, 25})
    void redeployingLeavesNothingBehind(int feature) {
        Map<String, Path> wars = wars();
        Base base = Base.ours("redeploy-" + feature).on(Installation.requireJdk(feature));
        wars.forEach((context, war) -> base.war(war, context));
        try (TomcatProcess tomcat = base.start().awaitStarted()) {
            Roll.of(base).awaitReady(READY, SERVICES);
            Leftovers before = Leftovers.of(tomcat);
            var watch = new Stopwatch();

            int rounds = Scale.of(2, 20);
            for (int round = 0; round < rounds; round++) {
                wars.forEach((context, war) -> tomcat.manager().deploy("/" + context, war));
            }
            Figures.note(
                    "JDK " + feature + ": each of " + wars.size() + " WARs redeployed " + rounds + " times",
                    watch.elapsed());

            Roll.of(base).awaitReady(READY, SERVICES);
            before.assertNothingMore();
            Figures.note("JDK " + feature + ": after redeploying", Leftovers.of(tomcat));
            tomcat.terminate();
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
