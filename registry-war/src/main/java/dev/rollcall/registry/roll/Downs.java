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
    private Map<InstanceId, Long> seenAt = Map.of();

    Downs(Duration limit, Members members, Ticker ticker) {
        this.limit = limit;
        this.members = members;
        this.ticker = ticker;
    }

    /** Returns those of {@code candidates} that have been down since before the limit. */
    List<Entry> old(Snapshot snapshot, Instant wall, Predicate<Entry> candidates) {
        if (!members.isComplete()) {
            seenAt = Map.of();
            return List.of();
        }
        long now = ticker.nanos();
        Instant longAgo = wall.minus(limit);
        Map<InstanceId, Long> seen = new HashMap<>();
        List<Entry> old = new ArrayList<>();
        for (Entry entry : snapshot.entries()) {
            if (entry.present() && entry.health() == Health.DOWN && candidates.test(entry)) {
                long since = seenAt.getOrDefault(entry.id(), now);
                seen.put(entry.id(), since);
                if (entry.downSince(longAgo) && now - since >= limit.toNanos()) {
                    old.add(entry);
                }
            }
        }
        seenAt = seen;
        return old;
    }
}
