package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.roll.Audience;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Snapshot;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The newest views. Instances of a service require the same services, so they share one view, and with it the work of
 * computing it and its updates. Thread-safe.
 */
final class Views {

    private static final Logger LOG = LogManager.getLogger(Views.class);
    private static final int MAX_KEPT = 10_000;

    /**
     * A dependent may require as many services as it likes, and views that no dependent wants any longer count for no
     * limit of the roll.
     */
    private static final int MAX_NAMES = 100_000;

    private final ConcurrentHashMap<Wish, View> newest = new ConcurrentHashMap<>();
    private final AtomicInteger names = new AtomicInteger();

    /** What a dependent wants to see. */
    private record Wish(List<ServiceName> required, Audience audience) {}

    /** Returns what the instance in {@code entry} may see of {@code snapshot}. */
    View of(Snapshot snapshot, Entry entry) {
        Wish wish = new Wish(entry.registration().required(), Audience.of(entry));
        View known = newest.get(wish);
        if (known == null || !known.shows(snapshot, wish.required())) {
            if (newest.size() > MAX_KEPT || names.get() > MAX_NAMES) {
                newest.clear();
                names.set(0);
            }
            View next = View.of(snapshot, wish.required(), wish.audience());
            say(entry, known == null ? 0 : known.untold(), next.untold());
            if (newest.put(wish, next) == null) {
                names.addAndGet(wish.required().size());
            }
            return next;
        }
        return known;
    }

    private static void say(Entry dependent, int before, int now) {
        if (before == 0 && now > 0) {
            LOG.warn("there are more providers than a service can be told service={} untold={}", dependent.name(), now);
        } else if (before > 0 && now == 0) {
            LOG.info("all providers are told again service={}", dependent.name());
        }
    }
}
