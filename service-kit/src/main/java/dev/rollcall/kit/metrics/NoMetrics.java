package dev.rollcall.kit.metrics;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a web application has without the library, or with a version of it that cannot be used. */
enum NoMetrics implements Metrics {
    INSTANCE;

    /** Found out without loading a class that needs the library. */
    static final boolean LIBRARY_PRESENT = present("io.prometheus.metrics.core.metrics.Histogram")
            && present("io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter");

    private static boolean present(String className) {
        try {
            Class.forName(className, false, NoMetrics.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** A web application brings the version it likes: one that lacks what is called must not keep it from starting. */
    static Metrics because(LinkageError e) {
        System.getLogger(NoMetrics.class.getName())
                .log(Level.WARNING, "nothing is measured: this version of the Prometheus library lacks " + e);
        return INSTANCE;
    }

    @Override
    public boolean present() {
        return false;
    }

    @Override
    public void counter(String name, String help, LongSupplier total) {}

    @Override
    public void counters(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> totals) {}

    @Override
    public void gauge(String name, String help, DoubleSupplier value) {}

    @Override
    public void gauges(
            String name, String help, String label, Supplier<? extends Map<String, ? extends Number>> values) {}

    @Override
    public void info(String name, String help, Map<String, String> facts) {}

    @Override
    public Timers timers(String name, String help, Scale scale, String... labels) {
        return values -> Timer.NONE;
    }

    @Override
    public Page page(@Nullable String accept) {
        return new Page("text/plain;charset=utf-8", new byte[0]);
    }
}
