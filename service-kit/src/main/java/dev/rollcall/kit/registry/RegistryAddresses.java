package dev.rollcall.kit.registry;

import dev.rollcall.kit.time.Ticker;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The order in which several registries are asked. Services prefer different ones, so that the registries share the services. One
 * that has failed comes last for ten seconds and then takes its old place again. Thread-safe.
 */
public final class RegistryAddresses {

    private static final long REST_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<List<URI>> known;
    private final Ticker ticker;
    private final long seed;
    private final Map<URI, Long> failedAt = new ConcurrentHashMap<>();

    /**
     * Takes what is known.
     *
     * @param known the addresses of the registries, without {@code /services}; empty as long as none is known
     * @param seed decides which order this service prefers
     */
    public RegistryAddresses(Supplier<List<URI>> known, long seed, Ticker ticker) {
        this.known = known;
        this.seed = seed;
        this.ticker = ticker;
    }

    /** Returns the registries in the order in which to ask them until one answers. */
    List<URI> inOrder() {
        List<URI> order = new ArrayList<>(known.get());
        order.sort(Comparator.naturalOrder());
        Collections.shuffle(order, new Random(seed));
        long now = ticker.nanos();
        failedAt.values().removeIf(at -> now - at >= REST_NANOS);
        order.sort(Comparator.comparing(failedAt::containsKey)); // a stable sort
        return order;
    }

    /** Notes that one did not answer as a registry does. */
    void failed(URI registry) {
        failedAt.put(registry, ticker.nanos());
    }

    /** Notes that one did. */
    void answered(URI registry) {
        failedAt.remove(registry);
    }
}
