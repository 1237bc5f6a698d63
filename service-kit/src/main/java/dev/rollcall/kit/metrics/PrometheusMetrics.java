package dev.rollcall.kit.metrics;

import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Metrics by the Java client of Prometheus. Loaded only when the library is there.
 *
 * <p>A registry of its own, not the library's default one. Histograms have buckets only and no exemplars: native
 * buckets and exemplars would start a thread of the library that cannot be ended.
 */
final class PrometheusMetrics implements Metrics {

    private static final Logger LOG = System.getLogger(PrometheusMetrics.class.getName());
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String TOTAL = "_total";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.create();
    private final ExpositionFormatWriter plainText = PrometheusTextFormatWriter.create();

    @Override
    public boolean present() {
        return true;
    }

    @Override
    public void counter(String name, String help, LongSupplier total) {
        CounterWithCallback.Builder counter =
                CounterWithCallback.builder().name(name).help(help);
        unit(name).ifPresent(counter::unit);
        counter.callback(point -> guarded(name, () -> point.call((double) total.getAsLong())))
                .register(registry);
    }

    @Override
    public void counters(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> totals) {
        CounterWithCallback.Builder counter =
                CounterWithCallback.builder().name(name).help(help).labelNames(label);
        unit(name).ifPresent(counter::unit);
        counter.callback(point -> guarded(
                        name, () -> totals.get().forEach((value, total) -> point.call(total.doubleValue(), value))))
                .register(registry);
    }

    @Override
    public void gauge(String name, String help, DoubleSupplier value) {
        GaugeWithCallback.Builder gauge = GaugeWithCallback.builder().name(name).help(help);
        unit(name).ifPresent(gauge::unit);
        gauge.callback(point -> guarded(name, () -> point.call(value.getAsDouble())))
                .register(registry);
    }

    @Override
    public void gauges(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values) {
        GaugeWithCallback.Builder gauge =
                GaugeWithCallback.builder().name(name).help(help).labelNames(label);
        unit(name).ifPresent(gauge::unit);
        gauge.callback(point ->
                        guarded(name, () -> values.get().forEach((value, now) -> point.call(now.doubleValue(), value))))
                .register(registry);
    }

    @Override
    public void info(String name, String help, Map<String, String> facts) {
        List<String> labels = List.copyOf(facts.keySet());
        Info.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .register(registry)
                .setLabelValues(labels.stream().map(facts::get).toArray(String[]::new));
    }

    @Override
    public Timers timers(String name, String help, Scale scale, String... labels) {
        Histogram.Builder builder = Histogram.builder()
                .name(name)
                .help(help)
                .unit(Unit.SECONDS)
                .labelNames(labels)
                .classicOnly()
                .classicUpperBounds(scale.bounds());
        builder.withoutExemplars();
        Histogram histogram = builder.register(registry);
        return values -> timer(values.length == 0 ? histogram : histogram.labelValues(values));
    }

    private static Timer timer(DistributionDataPoint point) {
        return nanos -> point.observe(nanos / NANOS);
    }

    /** The units of Prometheus are in the name. */
    private static Optional<Unit> unit(String name) {
        String base = name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
        if (base.endsWith("_seconds")) {
            return Optional.of(Unit.SECONDS);
        }
        return base.endsWith("_bytes") ? Optional.of(Unit.BYTES) : Optional.empty();
    }

    /** One figure that cannot be had must not take all others away. */
    private static void guarded(String name, Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "left out of a scrape: " + name, e);
        }
    }

    @Override
    public Page page(@Nullable String accept) {
        ExpositionFormatWriter writer = wantsOpenMetrics(accept) ? openMetrics : plainText;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 << 10);
        try {
            writer.write(bytes, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return new Page(writer.getContentType(), bytes.toByteArray());
    }

    private static boolean wantsOpenMetrics(@Nullable String accept) {
        return accept == null
                || accept.contains("application/openmetrics-text")
                || !(accept.contains("text/plain") || accept.contains("text/html"));
    }
}
