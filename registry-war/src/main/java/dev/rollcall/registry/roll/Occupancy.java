package dev.rollcall.registry.roll;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.limits.NetworkPrefix;
import dev.rollcall.registry.roll.Registering.Full;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much is on the roll, and whether there is room for more. The memory of an expired instance counts until it is
 * forgotten, as long as its whole registration is kept. Not thread-safe.
 */
final class Occupancy {

    private final RollLimits limits;
    private final Tally signed = new Tally();
    private final Tally unsigned = new Tally();

    Occupancy(RollLimits limits) {
        this.limits = limits;
    }

    /** Sums over some of what is known. */
    private static final class Tally {
        private final Map<NetworkPrefix, Integer> addresses = new HashMap<>();
        private final Map<ServiceName, Integer> services = new HashMap<>();
        private int instances;
        private long bytes;

        void add(Entry entry, int sign) {
            bytes += sign * weight(entry);
            if (entry.present()) {
                instances += sign;
                add(addresses, prefix(entry.origin()), sign);
                add(services, entry.name(), sign);
            }
        }

        private static <K> void add(Map<K, Integer> counts, K key, int sign) {
            counts.merge(key, sign, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    private static long weight(Entry entry) {
        return entry.left() ? 0 : Weight.of(entry.registration());
    }

    private static NetworkPrefix prefix(Origin origin) {
        return NetworkPrefix.of(origin.caller());
    }

    /** Notes that {@code after} has replaced {@code before}. */
    void replaced(@Nullable Entry before, Entry after) {
        if (before != null
                && before.present() == after.present()
                && before.left() == after.left()
                && before.generation().equals(after.generation())) {
            return; // only what was found out about it has changed
        }
        if (before != null) {
            forgotten(before);
        }
        tally(after).add(after, 1);
    }

    /** Notes that {@code entry} is forgotten. */
    void forgotten(Entry entry) {
        tally(entry).add(entry, -1);
    }

    private Tally tally(Entry entry) {
        return entry.origin().signed() ? signed : unsigned;
    }

    /**
     * Returns why there is no room for {@code next} in the place of {@code known}. Limits that {@code known} counts for
     * already are not checked again, so an instance that is on the roll can register again after the limits were
     * lowered.
     */
    Optional<Full> refuses(Entry next, @Nullable Entry known) {
        boolean proven = next.origin().signed();
        @Nullable
        Entry held = known != null && known.present() && known.origin().signed() == proven ? known : null;
        if (held == null && !proven && unsigned.instances >= limits.unsigned()) {
            return full(Full.Kind.UNSIGNED, limits.unsigned());
        }
        if (held == null && signed.instances + (proven ? 0 : unsigned.instances) >= limits.instances()) {
            return full(Full.Kind.INSTANCES, limits.instances());
        }
        NetworkPrefix place = prefix(next.origin());
        boolean moves = held == null || !prefix(held.origin()).equals(place);
        if (moves && count(signed.addresses, unsigned.addresses, place, proven) >= limits.perAddress()) {
            return full(Full.Kind.ADDRESS, limits.perAddress());
        }
        boolean joins = held == null || !held.name().equals(next.name());
        if (joins && count(signed.services, unsigned.services, next.name(), proven) >= RollLimits.PER_SERVICE) {
            return full(Full.Kind.SERVICE, RollLimits.PER_SERVICE);
        }
        @Nullable Entry replaced = known != null && (known.origin().signed() || !proven) ? known : null;
        long more = weight(next) - (replaced == null ? 0 : weight(replaced));
        boolean heavy = more > 0 && signed.bytes + (proven ? 0 : unsigned.bytes) + more > limits.bytes();
        return heavy ? full(Full.Kind.BYTES, limits.bytes()) : Optional.empty();
    }

    private static <K> int count(Map<K, Integer> signed, Map<K, Integer> unsigned, K key, boolean proven) {
        return signed.getOrDefault(key, 0) + (proven ? 0 : unsigned.getOrDefault(key, 0));
    }

    private static Optional<Full> full(Full.Kind kind, long max) {
        return Optional.of(new Full(kind, max));
    }
}
