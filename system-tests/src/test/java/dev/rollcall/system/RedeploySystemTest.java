package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.Skips;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redeploying leaves nothing behind: no class loader, no thread. */
class RedeploySystemTest {
    private static final String LOADER = "org.apache.catalina.loader.ParallelWebappClassLoader";
    private static final String[] SERVICES = {
        "RegistryService", "LogService", "GradingService", "Portal", "Example Log4j", "Example Logback"
    };
    private static final Pattern COMING_AND_GOING = Pattern.compile("http-nio|Catalina-utility|C[12] CompilerThread|"
            + "Attach Listener|ForkJoinPool|VirtualThread|rollcall-(http|health|registry-http|registry-watch)-");
    private static final Duration READY = Duration.ofSeconds(60);
    /** On 17 the thread of an HTTP client ends some time after the garbage was collected. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    @ParameterizedTest(name = "on JDK {0}")
    @ValueSource(ints = {17, 25})
    void redeployingLeavesNothingBehind(int feature) {
        Map<String, Path> wars = wars();
        Base base = Base.ours("redeploy-" + feature).on(jdk(feature));
        wars.forEach((context, war) -> base.war(war, context));
        try (TomcatProcess tomcat = base.start().awaitStarted()) {
            Roll.of(base).awaitReady(READY, SERVICES);
            int loaders = tomcat.instances(LOADER);
            Map<String, Long> threads = ours(tomcat);
            var watch = new Stopwatch();

            int rounds = Scale.of(2, 20);
            for (int round = 0; round < rounds; round++) {
                wars.forEach((context, war) -> tomcat.manager().deploy("/" + context, war));
            }
            Figures.note(
                    "JDK " + feature + ": each of " + wars.size() + " WARs redeployed " + rounds + " times",
                    watch.elapsed());

            Roll.of(base).awaitReady(READY, SERVICES);
            assertSettles(tomcat, loaders, threads);
            assertEquals(List.of(), tomcat.manager().leaks());
            Figures.note(
                    "JDK " + feature + ": class loaders, threads of ours after redeploying",
                    loaders + ", "
                            + ours(tomcat).values().stream()
                                    .mapToLong(count -> count)
                                    .sum());
            tomcat.terminate();
        }
    }

    private static void assertSettles(TomcatProcess tomcat, int loaders, Map<String, Long> threads) {
        try {
            Eventually.passes(SETTLED, () -> {
                // Counting instances collects the garbage, after which threads of the JDK end.
                assertEquals(loaders, tomcat.instances(LOADER), "class loaders");
                assertEquals(Map.of(), more(threads, ours(tomcat)), "threads more than before");
            });
        } catch (AssertionError e) {
            tomcat.dumpHeap();
            throw e;
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

    private static Path jdk(int feature) {
        if (Runtime.version().feature() == feature) {
            return Installation.ownJdk();
        }
        var other = Installation.jdk(feature);
        if (other.isEmpty()) {
            Skips.because("no JDK " + feature + " below /usr/lib/jvm");
        }
        return other.orElseThrow();
    }

    private static Map<String, Long> more(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> more = new TreeMap<>(after);
        more.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        more.values().removeIf(count -> count <= 0);
        return more;
    }

    /**
     * Counts threads by name, numbers left out. Those of pools come and go, so only their presence counts: a pool of an
     * earlier deployment would show as a class loader too many.
     */
    private static Map<String, Long> ours(TomcatProcess tomcat) {
        return tomcat.threads().stream()
                .filter(name -> !COMING_AND_GOING.matcher(name).lookingAt())
                .collect(Collectors.groupingBy(
                        name -> name.replaceAll("\\d+", "#"), TreeMap::new, Collectors.counting()));
    }
}
