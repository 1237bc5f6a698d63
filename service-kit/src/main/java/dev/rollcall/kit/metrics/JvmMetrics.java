package dev.rollcall.kit.metrics;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What is measured of the JVM, under the names that the Java client of Prometheus gives them. It is the same for every
 * web application of a Tomcat: alerts should look at one of them, or at the greatest.
 */
public final class JvmMetrics {

    private static final double MILLIS = Duration.ofSeconds(1).toMillis();

    private JvmMetrics() {}

    /** Adds them. */
    public static void bind(Metrics metrics) {
        double start = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS;
        metrics.gauge(
                "process_start_time_seconds",
                "When the JVM was started, in seconds since 1970. All web applications of a Tomcat share it.",
                () -> start);
        metrics.gauges(
                "jvm_memory_used_bytes", "Memory that the JVM uses.", "area", () -> memory(MemoryUsage::getUsed));
        metrics.gauges(
                "jvm_memory_max_bytes",
                "Memory that the JVM may use; -1 where there is no limit.",
                "area",
                () -> memory(MemoryUsage::getMax));
        metrics.gauge(
                "jvm_threads_current",
                "Threads of the JVM.",
                () -> ManagementFactory.getThreadMXBean().getThreadCount());
        metrics.counters(
                "jvm_gc_collection_seconds_total",
                "Time that garbage collectors have taken.",
                "gc",
                JvmMetrics::collections);
    }

    private static Map<String, Long> memory(ToLongFunction<MemoryUsage> figure) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        return Map.of(
                "heap", figure.applyAsLong(memory.getHeapMemoryUsage()),
                "nonheap", figure.applyAsLong(memory.getNonHeapMemoryUsage()));
    }

    private static Map<String, Double> collections() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            seconds.put(collector.getName(), Math.max(0, collector.getCollectionTime()) / MILLIS);
        }
        return seconds;
    }
}
