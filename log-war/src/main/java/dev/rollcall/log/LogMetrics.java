package dev.rollcall.log;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.log.index.LuceneIndex;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.SegmentStore;
import dev.rollcall.log.tail.Followers;

/** What is measured of the log service; its README says when to worry. */
final class LogMetrics {

    private LogMetrics() {}

    /** Returns the timer for what the disk needs to keep a write. */
    static Timer forces(Metrics metrics) {
        return metrics.timer(
                "rollcall_logstore_force_seconds", "How long the disk takes to keep what was written.", Scale.QUICK);
    }

    /** Adds everything else. */
    static void bind(Metrics metrics, Ingest ingest, SegmentStore store) {
        metrics.counters(
                "rollcall_logstore_lines_total",
                "Events that were sent, by whether they were stored, stored already, or rejected.",
                "outcome",
                ingest::lines);
        metrics.counter(
                "rollcall_logstore_received_bytes_total",
                "Bytes of bodies that were read, also of those refused or repeated.",
                ingest::bytes);
        metrics.gauge("rollcall_logstore_size_bytes", "Size of all segments.", () -> (double) store.size());
        metrics.gauge("rollcall_logstore_waiting_writes", "Writes that wait for their turn.", store::waiting);
        metrics.counter(
                "rollcall_logstore_damaged_bytes_total",
                "Bytes in segments that belong to no whole event.",
                store::damagedBytes);
        metrics.gauge(
                "rollcall_logstore_failing",
                "Whether the last attempt to write has failed: 1 or 0.",
                () -> store.failure().isPresent() ? 1 : 0);
    }

    /** Adds what is measured of the index. */
    static void bind(Metrics metrics, LuceneIndex index) {
        metrics.gauge(
                "rollcall_logindex_behind_events", "Events that are stored but not in the index yet.", index::behind);
        metrics.gauge("rollcall_logindex_size_bytes", "Size of the index on disk.", index::size);
        metrics.counter(
                "rollcall_logindex_rebuilds_total", "Indexes of a day that could not be used.", index::rebuilds);
        metrics.gauge(
                "rollcall_logindex_failing",
                "Whether the last attempt to fill the index has failed: 1 or 0.",
                () -> index.isFailing() ? 1 : 0);
    }

    /** Adds what is measured of the followers. */
    static void bind(Metrics metrics, Followers followers) {
        metrics.gauge("rollcall_logtail_readers", "Readers that follow what is logged.", followers::count);
    }
}
