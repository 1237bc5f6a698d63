package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.members.Members;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Finds the instances that have been down for too long. The time of a verdict comes from a clock that may be wrong, may
 * be another node's, or may have been set since; so a node counts only the time it has seen itself, by its ticker.
 *
 * <p>While another node is missing there are none, and the time begins anew when all nodes are there: an instance that
 * is down for one side of a partition may be up for the other, and would be forgotten by both. Used by one thread.
 */
final class Downs {

    private final Duration limit;
    private final Members members;
    private final Ticker ticker;
    private Map<InstanceId, Seen> seen = Map.of();

    /** A verdict, by the time it bears, and when this node saw it first. */
    private record Seen(Instant since, long at) {}

    Downs(Duration limit, Members members, Ticker ticker) {
        this.limit = limit;
        this.members = members;
        this.ticker = ticker;
    }

    /** Returns those of {@code candidates} that have been down for as long as the limit. */
    List<Entry> old(Snapshot snapshot, Predicate<Entry> candidates) {
        if (!members.isComplete()) {
            seen = Map.of();
            return List.of();
        }
        long now = ticker.nanos();
        Map<InstanceId, Seen> down = new HashMap<>();
        List<Entry> old = new ArrayList<>();
        for (Entry entry : snapshot.entries()) {
            if (entry.present() && entry.health() == Health.DOWN && candidates.test(entry)) {
                Instant since = entry.status().since();
                Seen before = seen.get(entry.id());
                Seen first = before != null && before.since().equals(since) ? before : new Seen(since, now);
                down.put(entry.id(), first);
                if (now - first.at() >= limit.toNanos()) {
                    old.add(entry);
                }
            }
        }
        seen = down;
        return old;
    }
}
