package dev.rollcall.registry.roll;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.time.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of the roll. Every change is computed under one lock, published by one volatile write, and told to
 * the listeners after the lock is released; one that fails does not keep it from the others. Readers take
 * {@link #snapshot()} and never wait. Thread-safe.
 *
 * <p>A renewal only moves the end of a lease, so it neither takes the lock nor makes a new snapshot.
 */
public final class Roll {

    private static final Logger LOG = LogManager.getLogger(Roll.class);

    private final String node;
    private final RollConfig config;
    private final InstantSource wall;
    private final Ticker ticker;
    private final Object lock = new Object();
    private final ConcurrentHashMap<InstanceId, Lease> leases = new ConcurrentHashMap<>();
    private final List<RollListener> listeners = new CopyOnWriteArrayList<>();

    @GuardedBy("lock")
    private final Tombstones tombstones;

    @GuardedBy("lock")
    private final Occupancy occupancy;

    private volatile Snapshot snapshot;

    /** Makes an empty roll of the registry node {@code node}. */
    public Roll(String node, RollConfig config, InstantSource wall, Ticker ticker) {
        this.node = node;
        this.config = config;
        this.wall = wall;
        this.ticker = ticker;
        this.tombstones = new Tombstones(config.forgetRemoved());
        this.occupancy = new Occupancy(config.limits());
        this.snapshot = Snapshot.empty(node);
    }

    /** Tells {@code listener} about every change from now on. */
    public void listen(RollListener listener) {
        listeners.add(listener);
    }

    /** Returns the newest snapshot. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Puts an instance on the roll, or says why not. Repeating a registration changes nothing but its lease. */
    public Registering register(Registration registration, Origin origin) {
        Registering outcome;
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(registration.instanceId());
            Optional<Registering> refusal = Admission.refuses(registration, origin, known);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (known != null && Admission.repeats(registration, origin, known)) {
                return listed(known);
            }
            Instant now = wall.instant();
            Generation generation = Admission.generation(registration, origin, known, now, node);
            Entry entry = Entry.taken(generation, registration, origin, now, known);
            Optional<Registering.Full> full = occupancy.refuses(entry, known);
            if (full.isPresent()) {
                return full.get();
            }
            outcome = listed(entry);
            change = publish(known, entry, known != null && known.present() ? Cause.REPLACED : Cause.REGISTERED);
        }
        tell(change);
        return outcome;
    }

    /** Starts the lease of those who renew; programs of the tutorial never do. */
    private Registering.Listed listed(Entry entry) {
        if (entry.registration().isTutorial()) {
            leases.remove(entry.id());
            return new Registering.Listed(entry, config.lease());
        }
        Lease lease = Lease.starting(
                entry.generation(), config.granted(entry.registration().lease()), ticker.nanos());
        leases.put(entry.id(), lease);
        return new Registering.Listed(entry, lease.duration());
    }

    /**
     * Merges what was known before a restart; listeners are told when all of it is. Leases begin anew, because nobody could
     * renew meanwhile, and so does the time of those who are down, because nobody looked.
     */
    public void restore(Collection<Entry> entries) {
        List<Change> changes = new ArrayList<>();
        synchronized (lock) {
            for (Entry restored : entries) {
                Entry known = snapshot.entries().get(restored.id());
                Entry merged = known == null ? restored : known.join(restored);
                if (!merged.equals(known)) {
                    changes.add(publish(known, settled(merged), Cause.RESTORED));
                }
            }
        }
        changes.forEach(this::tell);
    }

    @GuardedBy("lock")
    private Entry settled(Entry merged) {
        if (merged.removed()) {
            tombstones.bury(merged.id(), merged.generation(), ticker.nanos());
            return merged;
        }
        listed(merged);
        return merged.health() == Health.DOWN ? merged.with(merged.status().again(node, wall.instant())) : merged;
    }

    /**
     * Lets the lease of one registration run anew.
     *
     * @param owned whether the caller may renew what is listed; if not, there is nothing to renew for it
     */
    public Renewing renew(InstanceId id, long generation, Predicate<Entry> owned) {
        Optional<Entry> listed = snapshot.present(id).filter(owned);
        if (listed.isEmpty() || listed.get().generation().number() < generation) {
            return new Renewing.Unknown();
        }
        Entry entry = listed.get();
        if (entry.generation().number() > generation) {
            return new Renewing.Superseded(entry, config.lease());
        }
        Lease lease = leases.computeIfPresent(
                id, (key, held) -> held.generation().equals(entry.generation()) ? held.renewed(ticker.nanos()) : held);
        return lease == null ? new Renewing.Unknown() : new Renewing.Renewed(entry, lease.duration());
    }

    /**
     * Takes an instance off the roll; a goodbye for an older generation does nothing. Returns whether it was listed.
     *
     * @param owned whether the caller may remove what is listed; asked again when nobody else can change it any more
     */
    public boolean deregister(InstanceId id, long generation, Predicate<Entry> owned) {
        return deregister(id, owned.and(entry -> entry.generation().number() <= generation));
    }

    /** Takes an instance off the roll, whatever its generation, if {@code owned} says that the caller may. */
    public boolean deregister(InstanceId id, Predicate<Entry> owned) {
        return remove(id, Cause.DEREGISTERED, owned);
    }

    /**
     * Keeps an instance out of the dependents' views until it is undrained, whatever else happens to it: it is still checked,
     * and the decision outlives a new registration and a restart.
     *
     * @param by who decided
     * @param why the reason given
     * @return the entry as it is now; empty if it is not on the roll
     */
    public Optional<Entry> drain(InstanceId id, String by, String why) {
        return decide(id, true, by, why);
    }

    /** Ends what {@link #drain} began. */
    public Optional<Entry> undrain(InstanceId id, String by, String why) {
        return decide(id, false, by, why);
    }

    private Optional<Entry> decide(InstanceId id, boolean drain, String by, String why) {
        Change change;
        synchronized (lock) {
            Optional<Entry> known = snapshot.present(id);
            boolean news = known.map(Entry::operator)
                    .filter(held -> held.drained() != drain
                            || drain && !(held.by().equals(by) && held.why().equals(why)))
                    .isPresent();
            if (!news) {
                return known;
            }
            Entry before = known.get();
            Operator decision = before.operator().next(drain, by, why, node, wall.instant());
            change = publish(before, before.with(decision), drain ? Cause.DRAINED : Cause.UNDRAINED);
        }
        tell(change);
        return Optional.of(change.after());
    }

    /** Takes an instance off the roll that is {@link Health#DOWN}. Returns whether it was. */
    public boolean evict(InstanceId id) {
        return remove(id, Cause.EVICTED, entry -> entry.health() == Health.DOWN);
    }

    /** Notes a verdict of the health checks. Returns whether it was news about the registration that counts. */
    public boolean check(InstanceId id, Generation generation, Health health, @Nullable String reason) {
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(id);
            if (known == null
                    || known.removed()
                    || !known.generation().equals(generation)
                    || known.health() == health) {
                return false;
            }
            Status verdict = known.status().next(health, reason, node, wall.instant());
            change = publish(known, known.with(verdict), Cause.CHECKED);
        }
        tell(change);
        return true;
    }

    /**
     * Takes off the roll whose lease has run out and who has been down for too long, and forgets old tombstones. To be
     * called about once a second.
     *
     * @param alive whether a health check proves that an instance lives, which keeps it listed without a lease
     */
    public void sweep(Predicate<Entry> alive) {
        long now = ticker.nanos();
        leases.forEach((id, lease) -> {
            if (lease.endedBy(now)) {
                remove(id, Cause.EXPIRED, entry -> leaseEnded(entry) && !alive.test(entry));
            }
        });
        Instant longAgo = wall.instant().minus(config.forgetDown());
        for (Entry entry : downSince(longAgo)) {
            remove(entry.id(), Cause.FORGOTTEN, current -> current.equals(entry));
        }
        synchronized (lock) {
            tombstones.forgotten(now).forEach(grave -> {
                Entry entry = snapshot.entries().get(grave.id());
                if (entry != null && entry.removed() && entry.generation().equals(grave.generation())) {
                    snapshot = snapshot.without(grave.id());
                }
            });
        }
    }

    private boolean leaseEnded(Entry entry) {
        Lease lease = leases.get(entry.id());
        return lease != null && lease.generation().equals(entry.generation()) && lease.endedBy(ticker.nanos());
    }

    private List<Entry> downSince(Instant limit) {
        List<Entry> old = new ArrayList<>();
        for (Entry entry : snapshot.entries()) {
            if (entry.present()
                    && entry.health() == Health.DOWN
                    && entry.status().since().isBefore(limit)
                    && !leases.containsKey(entry.id())) {
                old.add(entry);
            }
        }
        return old;
    }

    private boolean remove(InstanceId id, Cause cause, Predicate<Entry> condition) {
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(id);
            if (known == null || known.removed() || !condition.test(known)) {
                return false;
            }
            leases.remove(id);
            tombstones.bury(id, known.generation(), ticker.nanos());
            change = publish(known, known.tombstone(), cause);
        }
        tell(change);
        return true;
    }

    @GuardedBy("lock")
    private Change publish(@Nullable Entry before, Entry after, Cause cause) {
        snapshot = snapshot.with(after);
        occupancy.replaced(before, after);
        return new Change(Optional.ofNullable(before), after, cause);
    }

    private void tell(Change change) {
        for (RollListener listener : listeners) {
            try {
                listener.changed(change);
            } catch (RuntimeException e) {
                LOG.error("a change could not be followed instance={} cause={}", change.id(), change.cause(), e);
            }
        }
    }
}
