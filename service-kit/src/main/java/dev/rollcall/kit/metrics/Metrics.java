package dev.rollcall.kit.metrics;

import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is measured of one web application. Each has its own, which ends with it: nothing is shared with the
 * other web applications of the JVM, and there is no thread. Thread-safe.
 *
 * <p>Names and units follow Prometheus: {@code _total} for what only grows, {@code _seconds} and {@code _bytes} for
 * durations and sizes. Suppliers are asked at each scrape, so what they return should be at hand; one that throws is
 * left out of that scrape. The values of labels must come from a small fixed set and say nothing about persons.
 */
public interface Metrics {

    /**
     * Returns metrics without anything in them: those of the library where it is there and can be used, else metrics
     * that forget everything.
     */
    static Metrics create() {
        try {
            return NoMetrics.LIBRARY_PRESENT ? new PrometheusMetrics() : NoMetrics.INSTANCE;
        } catch (LinkageError e) {
            return NoMetrics.because(e);
        }
    }

    /** Returns whether anything is measured at all. */
    boolean present();

    /**
     * Publishes a number that only grows.
     *
     * @param name ends in {@code _total}
     */
    void counter(String name, String help, LongSupplier total);

    /**
     * Publishes numbers that only grow, one for each value of a label.
     *
     * @param name ends in {@code _total}
     */
    void counters(String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> totals);

    /** Publishes a number that rises and falls. */
    void gauge(String name, String help, DoubleSupplier value);

    /** Publishes numbers that rise and fall, one for each value of a label. */
    void gauges(String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values);

    /**
     * Publishes facts that do not change, as labels.
     *
     * @param name without {@code _info}, which is appended
     */
    void info(String name, String help, Map<String, String> facts);

    /**
     * Returns the timers of a histogram.
     *
     * @param name ends in {@code _seconds}
     * @param scale how long they take
     * @param labels their names; none for a single timer
     */
    Timers timers(String name, String help, Scale scale, String... labels);

    /** Returns the only timer of a histogram, see {@link #timers}. */
    default Timer timer(String name, String help, Scale scale) {
        return timers(name, help, scale).with();
    }

    /**
     * Returns all there is, as it is now.
     *
     * @param accept what the reader takes, as its {@code Accept} header says; null if it does not say. The reader gets
     *     OpenMetrics 1.0 unless it takes plain text or HTML and does not know OpenMetrics: then the older text format
     *     of Prometheus
     */
    Page page(@Nullable String accept);

    /** A text to be sent. */
    @SuppressWarnings("ArrayRecordComponent")
    record Page(String contentType, byte[] bytes) {}
}
