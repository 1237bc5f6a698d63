package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.roll.Audience;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Snapshot;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest views. Instances of a service require the same, so that they share one view, and with it the work that it takes to
 * make it and to say what has changed. Thread-safe.
 */
final class Views {

    private static final int MAX_KEPT = 10_000;

    private final ConcurrentHashMap<Wish, View> newest = new ConcurrentHashMap<>();

    /** What somebody wants to see. */
    private record Wish(List<ServiceName> required, Audience audience) {}

    /** Returns what the instance in {@code entry} may see of {@code snapshot}. */
    View of(Snapshot snapshot, Entry entry) {
        Wish wish = new Wish(entry.registration().required(), Audience.of(entry));
        View known = newest.get(wish);
        if (known == null || !known.shows(snapshot, wish.required())) {
            if (newest.size() > MAX_KEPT) {
                newest.clear();
            }
            known = View.of(snapshot, wish.required(), wish.audience());
            newest.put(wish, known);
        }
        return known;
    }
}
