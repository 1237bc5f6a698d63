package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The leases whose home is this node. Thread-safe. */
final class Leases {

    private final RollConfig config;
    private final Ticker ticker;
    private final ConcurrentHashMap<InstanceId, Lease> running = new ConcurrentHashMap<>();

    Leases(RollConfig config, Ticker ticker) {
        this.config = config;
        this.ticker = ticker;
    }

    /** Starts the lease of an instance and returns its duration; for programs of the tutorial, which never renew, there is none. */
    Duration start(Entry entry) {
        if (entry.registration().isTutorial()) {
            end(entry.id());
            return config.lease();
        }
        Lease lease = Lease.starting(entry.generation(), length(entry), ticker.nanos());
        running.put(entry.id(), lease);
        return lease.duration();
    }

    private Duration length(Entry entry) {
        return config.granted(entry.registration().lease());
    }

    /** Lets the lease of {@code entry} run anew; empty if there is none. */
    Optional<Duration> renew(Entry entry) {
        Lease lease = running.computeIfPresent(
                entry.id(),
                (key, held) -> held.generation().equals(entry.generation()) ? held.renewed(ticker.nanos()) : held);
        return Optional.ofNullable(lease).map(Lease::duration);
    }

    /** Lets every lease run anew. */
    void renewAll() {
        running.replaceAll((id, lease) -> lease.renewed(ticker.nanos()));
    }

    void end(InstanceId id) {
        running.remove(id);
    }

    /**
     * Ends the lease of {@code entry} if its time is over, and returns whether it was: a renewal comes before that, or
     * finds no lease.
     */
    boolean endIfOver(Entry entry) {
        Lease lease = running.get(entry.id());
        return lease != null
                && lease.generation().equals(entry.generation())
                && lease.endedBy(ticker.nanos())
                && running.remove(entry.id(), lease);
    }

    boolean runs(Entry entry) {
        Lease lease = running.get(entry.id());
        return lease != null && lease.generation().equals(entry.generation());
    }

    boolean contains(InstanceId id) {
        return running.containsKey(id);
    }

    /**
     * Returns whether a lease of {@code known} runs here that {@code merged} says has ended: another node, which does
     * not see the renewals, has ended it, or one that took the same registration and never saw any. One whose time is over
     * here, too, ends.
     */
    boolean object(Entry known, Entry merged) {
        return known.present()
                && merged.removed()
                && !merged.left()
                && merged.generation().isSameAs(known.generation())
                && runs(known)
                && !endIfOver(known);
    }

    /** Returns the instances whose lease has ended. */
    List<InstanceId> ended() {
        long now = ticker.nanos();
        List<InstanceId> ended = new ArrayList<>();
        running.forEach((id, lease) -> {
            if (lease.endedBy(now)) {
                ended.add(id);
            }
        });
        return ended;
    }
}
