package dev.rollcall.registry;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.http.Watchers;
import dev.rollcall.registry.push.PushTimes;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.push.UpdateChannel;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.roll.Snapshot;
import dev.rollcall.registry.store.RollStore;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** What is measured of the registry; its README says when to worry. */
final class RegistryMetrics {

    private static final double NANOS = Duration.ofSeconds(1).toNanos();
    private static final String DRAINED = "drained";
    private static final String REMOVED = "removed";

    private final Metrics metrics;
    private final Ticker ticker;

    RegistryMetrics(Metrics metrics, Ticker ticker) {
        this.metrics = metrics;
        this.ticker = ticker;
    }

    UpdateChannel measured(UpdateChannel channel) {
        return new MeasuredUpdates(channel, metrics, ticker);
    }

    Heartbeats measured(Heartbeats heartbeats) {
        return new MeasuredHeartbeats(heartbeats, metrics, ticker);
    }

    /** Measures these; the roll has been restored before. */
    void of(Roll roll, Subscribers subscribers, Prober prober, Watchers watchers, RollStore store) {
        of(roll);
        of(prober);
        of(store, watchers);
        metrics.gauges(
                "rollcall_registry_subscribers",
                "Subscribers that know everything (idle), are being told (sending), or wait for another attempt (resting).",
                "state",
                subscribers::states);
    }

    private void of(Roll roll) {
        metrics.gauges(
                "rollcall_registry_instances",
                "Instances by state; removed ones are remembered for a while.",
                "state",
                () -> states(roll.snapshot()));
        metrics.gauge(
                "rollcall_registry_services",
                "Services with at least one instance.",
                () -> roll.snapshot().listings().size());
        Map<Cause, LongAdder> causes = new EnumMap<>(Cause.class);
        Map<String, LongAdder> labelled = new TreeMap<>();
        for (Cause cause : Cause.values()) {
            LongAdder count = new LongAdder();
            causes.put(cause, count);
            labelled.put(label(cause), count);
        }
        LongAdder none = new LongAdder();
        roll.listen(change -> causes.getOrDefault(change.cause(), none).increment());
        metrics.counters("rollcall_registry_changes_total", "Changes of the roll, by cause.", "cause", () -> labelled);
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> states(Snapshot snapshot) {
        Map<String, Integer> counts = new TreeMap<>(Map.of("up", 0, "suspect", 0, "down", 0, DRAINED, 0, REMOVED, 0));
        for (Entry entry : snapshot.entries()) {
            String healthy = entry.operator().drained() ? DRAINED : label(entry.health());
            counts.merge(entry.removed() ? REMOVED : healthy, 1, Integer::sum);
        }
        return counts;
    }

    PushTimes pushes() {
        PushTimes times = new PushTimes(
                metrics.timer(
                        "rollcall_registry_push_delay_seconds",
                        "Time from a change until a subscriber has acknowledged it.",
                        Scale.QUICK),
                ticker);
        metrics.counter(
                "rollcall_registry_pushes_coalesced_total",
                "Changes that a subscriber was told together with an earlier one.",
                times::coalesced);
        return times;
    }

    private void of(Prober prober) {
        metrics.gauge(
                "rollcall_registry_probe_lateness_seconds",
                "How long the health check that waits longest has been due.",
                () -> prober.lateness().toNanos() / NANOS);
        metrics.gauge("rollcall_registry_probes_under_way", "Health checks under way.", prober::underWay);
    }

    private void of(RollStore store, Watchers watchers) {
        metrics.gauge(
                "rollcall_registry_waiters",
                "Requests that wait for the roll to change: long polls and event streams.",
                watchers::count);
        metrics.gauge("rollcall_registry_journal_behind", "Changes that are not on the disk yet.", () ->
                (double) store.behind());
        metrics.gauge(
                "rollcall_registry_journal_failing",
                "Whether the roll cannot be written to the disk: 1 or 0.",
                () -> store.failure().isPresent() ? 1 : 0);
    }
}
