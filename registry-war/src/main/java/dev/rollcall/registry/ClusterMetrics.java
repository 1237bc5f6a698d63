package dev.rollcall.registry;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.members.Members;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** What is measured of a cluster of registries, by each of them; the registry's README says when to worry. */
final class ClusterMetrics {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    private final Metrics metrics;

    ClusterMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void of(Cluster cluster, LongSupplier strangers, Members members, Prober prober) {
        Replication replication = cluster.replication();
        metrics.gauges(
                "rollcall_registry_cluster_nodes",
                "Registry nodes that can be reached, this one included: those that work, and those that do not know"
                        + " the roll yet.",
                "state",
                () -> Map.of(
                        "working",
                        members.now().working().size(),
                        "joining",
                        members.now().live().size() - members.now().working().size()));
        metrics.gauge("rollcall_registry_cluster_view", "The number of the view.", () ->
                (double) members.now().view());
        metrics.gauge(
                "rollcall_registry_cluster_lag_seconds",
                "How long the oldest change of this node waits for another one to confirm it.",
                () -> replication.lag().toNanos() / NANOS);
        metrics.gauge("rollcall_registry_cluster_checked_instances", "Instances that this node checks.", prober::own);
        metrics.counter(
                "rollcall_registry_cluster_repaired_total",
                "Entries that were found by comparing, because no message had brought them.",
                replication.figures()::repairs);
        metrics.counter(
                "rollcall_registry_cluster_dropped_total",
                "Messages for which there was no room, or that were not understood, and entries that were not.",
                () -> replication.figures().drops() + replication.figures().unreadables());
        metrics.counter(
                "rollcall_registry_cluster_strangers_total",
                "Connections that were refused, because the other side has not the key.",
                strangers);
    }
}
