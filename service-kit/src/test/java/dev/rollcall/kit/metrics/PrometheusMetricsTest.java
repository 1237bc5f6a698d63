package dev.rollcall.kit.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.OpenMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusMetricsTest {

    private static final String PROMETHEUS =
            "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                    + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private final Metrics metrics = Metrics.create();

    private OpenMetrics page() {
        return OpenMetrics.parse(text(PROMETHEUS));
    }

    private String text(String accept) {
        return new String(metrics.page(accept).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsWhatSuppliersReturnAtEachScrape() {
        long[] apples = {1};
        metrics.counter("apples_total", "Apples.", () -> apples[0]);
        metrics.gauge("basket_bytes", "Room.", () -> apples[0] * 0.5);
        metrics.counters("pears_total", "Pears.", "colour", () -> Map.of("green", 2L, "red", apples[0]));
        metrics.gauges("plums", "Plums.", "state", () -> Map.of("ripe", -3));

        page();
        apples[0] = 7;

        OpenMetrics page = page();
        assertEquals(7, page.value("apples_total"));
        assertEquals(3.5, page.value("basket_bytes"));
        assertEquals(2, page.value("pears_total{colour=\"green\"}"));
        assertEquals(7, page.value("pears_total{colour=\"red\"}"));
        assertEquals(-3, page.value("plums{state=\"ripe\"}"));
    }

    @Test
    void timersFillBucketsInSeconds() {
        Timers timers = metrics.timers("walk_seconds", "Walks.", Scale.PATIENT, "who");

        timers.with("dog").took(TimeUnit.MILLISECONDS.toNanos(50));
        timers.with("dog").took(TimeUnit.SECONDS.toNanos(2));

        OpenMetrics page = page();
        assertEquals(1, page.value("walk_seconds_bucket{le=\"0.1\",who=\"dog\"}"));
        assertEquals(1, page.value("walk_seconds_bucket{le=\"1.0\",who=\"dog\"}"));
        assertEquals(2, page.value("walk_seconds_bucket{le=\"+Inf\",who=\"dog\"}"));
        assertEquals(2.05, page.value("walk_seconds_sum{who=\"dog\"}"), 1e-9);
    }

    @Test
    void aTimerThatWasNeverUsedIsThereWithNothingInIt() {
        metrics.timer("sleep_seconds", "Sleep.", Scale.QUICK);

        assertEquals(0, page().value("sleep_seconds_count"));
    }

    @Test
    void aFigureThatCannotBeHadIsLeftOut() {
        metrics.gauge("broken", "Broken.", () -> {
            throw new IllegalStateException("the test wants it");
        });
        metrics.gauge("sound", "Sound.", () -> 1);

        OpenMetrics page = page();

        assertEquals(1, page.value("sound"));
        assertFalse(page.samples().containsKey("broken"));
    }

    @Test
    void factsAreLabels() {
        metrics.info("rollcall_build", "Build.", Map.of("service", "a \"b\"\\c\nd"));

        assertEquals(1, page().value("rollcall_build_info{service=\"a \\\"b\\\"\\\\c\\nd\"}"));
    }

    @Test
    void unitsAreTold() {
        metrics.counter("rest_seconds_total", "Rest.", () -> 1);
        metrics.gauge("load_bytes", "Load.", () -> 1);

        String text = text(PROMETHEUS);

        assertTrue(text.contains("# UNIT rest_seconds seconds\n"), text);
        assertTrue(text.contains("# UNIT load_bytes bytes\n"), text);
    }

    @Test
    void nothingIsSharedWithOthers() {
        metrics.gauge("mine", "Mine.", () -> 1);
        Metrics other = Metrics.create();
        other.gauge("mine", "Theirs.", () -> 2);

        assertEquals(1, page().value("mine"));
        assertEquals("# EOF\n", new String(Metrics.create().page(null).bytes(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {PROMETHEUS, "*/*", "application/openmetrics-text", "application/json", ""})
    void openMetricsIsWhatIsToldUnlessTheReaderDoesNotKnowIt(String accept) {
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8",
                metrics.page(accept).contentType());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;version=0.0.4;q=1,*/*;q=0.1", "text/html,*/*;q=0.8"})
    void olderReadersAndBrowsersGetPlainText(String accept) {
        metrics.counter("apples_total", "Apples.", () -> 1);

        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8", metrics.page(accept).contentType());
        assertTrue(text(accept).endsWith("apples_total 1.0\n"), text(accept));
    }

    @Test
    void theJvmIsMeasured() {
        JvmMetrics.bind(metrics);

        OpenMetrics page = page();

        assertTrue(page.value("jvm_memory_used_bytes{area=\"heap\"}") > 1_000_000);
        assertTrue(page.value("jvm_threads_current") > 1);
        assertTrue(page.value("process_start_time_seconds") > 1_600_000_000);
    }

    @Test
    void noThreadIsStarted() {
        metrics.timer("sleep_seconds", "Sleep.", Scale.QUICK).took(1);
        page();

        // One that another test has left may be about to end.
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "no thread",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread ->
                                thread.getName().toLowerCase(Locale.ROOT).contains("prometheus")
                                        || thread.getName().matches("pool-\\d+-thread-\\d+")));
    }
}
