package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * How the health of the instances was, read from the registry a few at a time and kept for a day, also of those that
 * are gone. The registry keeps minutes only of instances that are asked for, so all are asked for. One thread
 * refreshes, any may read.
 */
final class Charts {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 15;
    private static final int DAY_MINUTES = 1_440;

    /** As many as the registry keeps minutes of. */
    private static final int MAX = 1_000;

    private final Registry registry;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** A chart, and when it was read. */
    private record Kept(Chart chart, Instant read) {}

    Charts(Registry registry) {
        this.registry = registry;
    }

    /** Reads those that have become old, at most a few, and forgets those that no page shows any more. */
    void refresh(Roll roll, Instant now) {
        List<String> due = roll.entries().stream()
                .map(Entry::instanceId)
                .filter(id -> !read(id).plus(FRESH).isAfter(now))
                .sorted(Comparator.comparing(this::read))
                .limit(AT_A_TIME)
                .toList();
        for (String id : due) {
            refresh(id, now);
        }
        kept.values().removeIf(old -> old.read().isBefore(now.minus(Chart.SPAN)));
        kept.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().read()))
                .limit(Math.max(0, kept.size() - MAX))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(kept::remove);
    }

    /** All that is known, by instance. */
    Map<String, Chart> all() {
        return kept.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().chart()));
    }

    private Instant read(String id) {
        Kept known = kept.get(id);
        return known == null ? Instant.EPOCH : known.read();
    }

    private void refresh(String id, Instant now) {
        Kept before = kept.getOrDefault(id, new Kept(Chart.EMPTY, Instant.EPOCH));
        long missing = Duration.between(before.read(), now).toMinutes() + 2;
        Optional<Chart> newer =
                isId(id) ? registry.chart(new InstanceId(id), (int) Math.min(DAY_MINUTES, missing)) : Optional.empty();
        Chart chart = newer.map(found -> before.chart().continuedBy(found, now.minus(Chart.SPAN)))
                .orElse(before.chart());
        kept.put(id, new Kept(chart, now));
    }

    private static boolean isId(String text) {
        try {
            new InstanceId(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
