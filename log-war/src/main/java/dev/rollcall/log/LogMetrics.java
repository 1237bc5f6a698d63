package dev.rollcall.log;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.FileLogStore;

/** What is measured of the log service; its README says when to worry. */
final class LogMetrics {

    private LogMetrics() {}

    /** Returns what takes how long the disk needs. */
    static Timer forces(Metrics metrics) {
        return metrics.timer(
                "rollcall_logstore_force_seconds", "How long the disk takes to keep what was written.", Scale.QUICK);
    }

    /** Adds everything else. */
    static void bind(Metrics metrics, Ingest ingest, FileLogStore store) {
        metrics.counters(
                "rollcall_logstore_lines_total",
                "Lines that were sent, by whether they were stored or rejected.",
                "outcome",
                ingest::lines);
        metrics.counter("rollcall_logstore_received_bytes_total", "Bytes of lines that were sent.", ingest::bytes);
        metrics.gauge("rollcall_logstore_size_bytes", "Size of the file with all events.", () -> (double) store.size());
        metrics.gauge("rollcall_logstore_waiting_writes", "Writes that wait for their turn.", store::waiting);
        metrics.gauge(
                "rollcall_logstore_failing",
                "Whether the last attempt to write has failed: 1 or 0.",
                () -> store.failure().isPresent() ? 1 : 0);
    }
}
