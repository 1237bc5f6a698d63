package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.OpenMetrics;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Installation;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Prometheus;
import dev.rollcall.system.harness.Roll;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The distribution with demo data, scraped by a real Prometheus. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsSystemTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> WARS = List.of("registry", "log", "grading", "portal");

    /** Who must have a sample when Prometheus is asked this. */
    private static final Map<String, Set<String>> EXPECTED = Map.of(
            "rollcall_registered == 1", Set.copyOf(WARS),
            "rollcall_build_info", Set.copyOf(WARS),
            "sum by (job) (rate(rollcall_http_request_seconds_count[10s])) > 0", Set.copyOf(WARS),
            "rollcall_registry_instances{state=\"drained\"} == 1", Set.of("registry"),
            "rollcall_registry_push_delay_seconds_count > 0", Set.of("registry"),
            "rate(rollcall_registry_probe_seconds_count{outcome=\"alive\"}[10s]) > 0", Set.of("registry"),
            "rollcall_logstore_lines_total{outcome=\"stored\"} > 0", Set.of("log"),
            "rollcall_providers{service=\"GradingService\"} == 0", Set.of("portal"),
            "rollcall_log_events_total{outcome=\"dropped\"} == 0", Set.copyOf(WARS));

    private final Map<String, URI> targets = new TreeMap<>();
    private Distribution rollcall;

    @BeforeAll
    void start() {
        rollcall = new Distribution("metrics").run("--demo");
        URI address = rollcall.address();
        WARS.forEach(war -> targets.put(war, address.resolve("/" + war + "/metrics")));
    }

    @AfterAll
    void stop() {
        if (rollcall != null) {
            rollcall.close();
        }
    }

    @Test
    void prometheusScrapesAllFourWars() {
        try (Prometheus prometheus = Prometheus.start("prometheus-data", targets)) {
            Eventually.passes(
                    SOON,
                    () -> assertEquals(
                            Map.of("registry", 1.0, "log", 1.0, "grading", 1.0, "portal", 1.0),
                            prometheus.ask("up"),
                            prometheus::targets));

            aChangeIsPushed();

            EXPECTED.forEach((question, jobs) -> Eventually.passes(
                    SOON, () -> assertEquals(jobs, prometheus.ask(question).keySet(), question)));
        }
    }

    /** The portal is told that nobody should call the grade book any more. */
    private void aChangeIsPushed() {
        URI services = rollcall.address().resolve("/registry/services");
        Keys keys = Keys.in(rollcall.directory().resolve("data"));
        Roll roll = Roll.at(services, () -> keys);
        roll.drain(roll.of("GradingService").get(0).instanceId(), "test");
    }

    @Test
    void allThatIsToldIsDescribedInAReadme() {
        Set<String> told = new TreeSet<>();
        targets.forEach((war, uri) -> {
            String readme = Installation.readme(war + "-war") + Installation.readme("service-kit");
            OpenMetrics.parse(Http.get(uri).body()).families().stream()
                    .filter(family -> !readme.contains("`" + family))
                    .forEach(told::add);
        });

        assertEquals(Set.of(), told);
    }

    @Test
    void nobodyElseIsToldAnything() {
        targets.values().forEach(uri -> {
            var answer = Http.get(uri, "X-Forwarded-For", "192.0.2.1");

            assertEquals(401, answer.statusCode());
            assertFalse(answer.body().contains("rollcall_"));
        });
    }
}
