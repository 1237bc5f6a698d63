package dev.rollcall.kit.servlet;

import dev.rollcall.kit.log.pipe.LogFigures;
import dev.rollcall.kit.log4j.LogConnector;
import dev.rollcall.kit.metrics.JvmMetrics;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.registry.Registrar;
import dev.rollcall.kit.time.Ticker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** What is measured of every service. */
final class ServiceMetrics {

    private ServiceMetrics() {}

    /** Adds it. */
    static void bind(Metrics metrics, ServiceParts parts, Ticker ticker) {
        Identity identity = parts.identity();
        metrics.info(
                "rollcall_build",
                "Which service this is, and its version.",
                Map.of(
                        "service", identity.name().value(),
                        "version", identity.version().orElse("unknown")));
        long begun = ticker.nanos();
        metrics.gauge(
                "rollcall_uptime_seconds",
                "Time since the web application was started; the JVM may be older.",
                () -> (ticker.nanos() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
        metrics.gauge(
                "rollcall_registered",
                "Whether the registry lists this instance: 1 or 0.",
                () -> parts.registrar().state() == Registrar.State.REGISTERED ? 1 : 0);
        metrics.gauges(
                "rollcall_providers",
                "Instances that this one may call, by the service it requires.",
                "service",
                () -> providers(parts));
        metrics.counters(
                "rollcall_client_calls_total",
                "Calls to other services and to the registry, by the class of the answer or by why there was none.",
                "outcome",
                parts.http()::outcomes);
        logs(metrics);
        JvmMetrics.bind(metrics);
    }

    /** The labels are the services that the web application requires, not what the registry tells. */
    private static Map<String, Integer> providers(ServiceParts parts) {
        Map<String, Integer> known = new LinkedHashMap<>();
        parts.identity()
                .required()
                .forEach(name ->
                        known.put(name.value(), parts.providers().all(name).size()));
        return known;
    }

    private static void logs(Metrics metrics) {
        gauge(
                metrics,
                "rollcall_log_waiting_events",
                "Log events in memory that wait to be put on disk or sent.",
                LogFigures::waiting);
        gauge(
                metrics,
                "rollcall_log_waiting_bytes",
                "Size of the log events that wait in memory.",
                LogFigures::waitingBytes);
        gauge(
                metrics,
                "rollcall_log_spooled_bytes",
                "Size of the log events that wait on disk, compressed.",
                LogFigures::spooledBytes);
        metrics.counters(
                "rollcall_log_events_total",
                "Log events by what became of them: the log service has them, or they were dropped.",
                "outcome",
                () -> {
                    LogFigures figures = LogConnector.figures();
                    return Map.of("sent", figures.sent(), "dropped", figures.droppedTotal());
                });
        metrics.counters(
                "rollcall_log_dropped_total",
                "Log events that were dropped, by why.",
                "reason",
                () -> LogConnector.figures().dropped());
        metrics.counter(
                "rollcall_log_retries_total",
                "Attempts to send log events that failed and were repeated.",
                () -> LogConnector.figures().retried());
    }

    private static void gauge(Metrics metrics, String name, String help, ToLongFunction<LogFigures> figure) {
        metrics.gauge(name, help, () -> (double) figure.applyAsLong(LogConnector.figures()));
    }
}
