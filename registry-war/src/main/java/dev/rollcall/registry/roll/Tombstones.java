package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When tombstones may be forgotten: the oldest first, after a time, or earlier when there are more than 100,000. Not
 * thread-safe.
 */
final class Tombstones {

    static final int MAX = 100_000;

    private final long keepNanos;

    /** When each was buried, the one that was buried first coming first. */
    private final Map<Grave, Long> graves = new LinkedHashMap<>();

    Tombstones(Duration keep) {
        this.keepNanos = keep.toNanos();
    }

    /** A removed registration. */
    record Grave(InstanceId id, Generation generation) {}

    /** Whoever came back after all, and is removed again, is remembered from then on. */
    void bury(InstanceId id, Generation generation, long now) {
        Grave grave = new Grave(id, generation);
        graves.remove(grave);
        graves.put(grave, now);
    }

    /**
     * Returns what is known, without the tombstones that are no longer compared with other nodes: those for which half
     * of the time is over, and those beyond half of the number. Nodes forget at different times; so what one has
     * forgotten, no other brings back.
     */
    List<Entry> withoutFading(Snapshot snapshot, long now) {
        Map<InstanceId, Generation> fading = graves(now);
        List<Entry> rest = new ArrayList<>(snapshot.entries().size());
        for (Entry entry : snapshot.entries()) {
            if (!fades(entry, fading)) {
                rest.add(entry);
            }
        }
        return rest;
    }

    /** Returns the tombstones that {@link #withoutFading} leaves out. */
    List<Entry> fading(Snapshot snapshot, long now) {
        Map<InstanceId, Generation> fading = graves(now);
        return fading.keySet().stream()
                .map(snapshot.entries()::get)
                .filter(entry -> entry != null && fades(entry, fading))
                .toList();
    }

    private static boolean fades(Entry entry, Map<InstanceId, Generation> fading) {
        return entry.removed() && entry.generation().equals(fading.get(entry.id()));
    }

    private Map<InstanceId, Generation> graves(long now) {
        Map<InstanceId, Generation> fading = new HashMap<>();
        int beyond = graves.size() - MAX / 2;
        for (Map.Entry<Grave, Long> grave : graves.entrySet()) {
            if (beyond-- <= 0 && now - grave.getValue() < keepNanos / 2) {
                break;
            }
            fading.put(grave.getKey().id(), grave.getKey().generation());
        }
        return fading;
    }

    /** Takes out what may be forgotten at {@code now}. */
    List<Grave> forgotten(long now) {
        List<Grave> old = new ArrayList<>();
        Iterator<Map.Entry<Grave, Long>> oldest = graves.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<Grave, Long> grave = oldest.next();
            if (graves.size() <= MAX && now - grave.getValue() < keepNanos) {
                break;
            }
            old.add(grave.getKey());
            oldest.remove();
        }
        return old;
    }
}
