package dev.rollcall.registry.roll;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.members.Members;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The single writer of the roll. Every change is computed under one lock, published by one volatile write, and told to
 * the listeners after the lock is released, to the others also if one fails. Readers take {@link #snapshot()} and never
 * wait. Thread-safe.
 *
 * <p>A renewal only moves the end of a lease: no lock, no snapshot, unless the instance renewed at another node before.
 *
 * <p>Alone or in a cluster it is the same: what other nodes know is merged ({@link #merge}), what this node changes is
 * told to those that {@link #listenToOwn}, and {@link Members} say which leases this node ends.
 */
public final class Roll {

    private final String node;
    private final Members members;
    private final RollConfig config;
    private final InstantSource wall;
    private final Ticker ticker;
    private final Object lock = new Object();
    private final Leases leases;
    private final RollListeners listeners = new RollListeners();
    private final Downs downs;

    @GuardedBy("lock")
    private final Tombstones tombstones;

    @GuardedBy("lock")
    private final Occupancy occupancy;

    @GuardedBy("lock")
    private final RunningDigest digest = new RunningDigest();

    private volatile Snapshot snapshot;

    /** Makes an empty roll of the registry node {@code node}, which has no others. */
    public Roll(String node, RollConfig config, InstantSource wall, Ticker ticker) {
        this(Members.alone(node), config, wall, ticker);
    }

    /** Makes an empty roll of one of several nodes. */
    public Roll(Members members, RollConfig config, InstantSource wall, Ticker ticker) {
        this.node = members.now().self();
        this.members = members;
        this.config = config;
        this.leases = new Leases(config, ticker);
        this.downs = new Downs(config.forgetDown(), members, ticker);
        this.wall = wall;
        this.ticker = ticker;
        this.tombstones = new Tombstones(config.forgetRemoved());
        this.occupancy = new Occupancy(config.limits());
        this.snapshot = Snapshot.empty(node);
        members.listen(changed -> rehome());
    }

    /** Tells {@code listener} about every change from now on. */
    public void listen(RollListener listener) {
        listeners.add(listener);
    }

    /** Tells {@code listener} about every change that this node makes, and not about what is merged or restored. */
    public void listenToOwn(RollListener listener) {
        listeners.addOfOwn(listener);
    }

    /** Returns which nodes work with this one. */
    public Members members() {
        return members;
    }

    /** Returns the newest snapshot. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Puts an instance on the roll, or says why not. Repeating a registration only renews its lease. */
    public Registering register(Registration registration, Origin origin) {
        Registering outcome;
        @Nullable Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(registration.instanceId());
            Optional<Registering> refusal = Admission.refuses(registration, origin, known);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (known != null && Admission.repeats(registration, origin, known)) {
                change = movedHere(known);
                outcome = new Registering.Listed(known, leases.start(known));
            } else {
                Instant now = wall.instant();
                Generation generation = Admission.generation(registration, origin, known, now, node);
                Entry entry = Entry.taken(generation, registration, origin, now, known);
                Optional<Registering.Full> full = occupancy.refuses(entry, known);
                if (full.isPresent()) {
                    return full.get();
                }
                outcome = new Registering.Listed(entry, leases.start(entry));
                change = publish(known, entry, known != null && known.present() ? Cause.REPLACED : Cause.REGISTERED);
            }
        }
        listeners.tellOwn(change);
        return outcome;
    }

    /** Returns whether this node would end the lease of {@code entry}. */
    private boolean isHome(Entry entry) {
        return members.now().isHome(entry.home().node(), entry.id().value());
    }

    /** Returns whether it is known to renew here. If its home is gone, this node may end its lease, but the home may come back. */
    private boolean renewsHere(Entry entry) {
        return entry.home().node().equals(node) || !members.isCluster();
    }

    /** Returns null if it renews here already. */
    @GuardedBy("lock")
    private @Nullable Change movedHere(Entry known) {
        return renewsHere(known) ? null : publish(known, known.with(known.home().moved(node)), Cause.MOVED);
    }

    /**
     * Merges what was known before a restart; listeners are told when all of it is merged. Leases begin anew, because
     * no instance could renew meanwhile, and so does the time of those that are down: none was checked.
     */
    public void restore(Collection<Entry> entries) {
        List<Change> changes = new ArrayList<>();
        synchronized (lock) {
            for (Entry restored : entries) {
                Entry known = snapshot.entries().get(restored.id());
                Entry merged = known == null ? restored : known.join(restored);
                if (!merged.equals(known)) {
                    Entry settled = merged.restored(node, wall.instant());
                    settle(known, settled);
                    changes.add(publish(known, settled, Cause.RESTORED));
                }
            }
        }
        listeners.tell(changes);
    }

    /**
     * Merges what other nodes know; listeners are told when all of it is merged. The order does not matter, nor does
     * repetition. Limits are not checked: the node that took the registration has done that.
     *
     * @return how many entries have changed
     */
    public int merge(Collection<Entry> told) {
        List<Change> changes = new ArrayList<>();
        List<Change> own = new ArrayList<>();
        synchronized (lock) {
            for (Entry entry : told) {
                Entry known = snapshot.entries().get(entry.id());
                Entry merged = known == null ? entry : known.join(entry);
                if (merged.equals(known)) {
                    continue;
                }
                boolean objects = known != null && leases.object(known, merged);
                Entry next = objects ? merged.with(merged.home().moved(node)) : merged;
                settle(known, next);
                (objects ? own : changes).add(publish(known, next, Merging.cause(known, next)));
            }
        }
        listeners.tell(changes);
        listeners.tellOwn(own);
        return changes.size() + own.size();
    }

    /** Starts and ends the lease and the tombstone that belong to {@code after}. */
    @GuardedBy("lock")
    private void settle(@Nullable Entry before, Entry after) {
        if (after.present() && isHome(after)) {
            if (!leases.runs(after)) {
                leases.start(after);
            }
            return;
        }
        leases.end(after.id());
        boolean known = before != null
                && before.removed()
                && before.left() == after.left()
                && before.generation().equals(after.generation());
        if (after.removed() && !known) {
            tombstones.bury(after.id(), after.generation(), ticker.nanos());
        }
    }

    /** Takes over the leases whose home this node has become, and gives up those whose home it no longer is. */
    private void rehome() {
        synchronized (lock) {
            snapshot.entries().forEach(entry -> settle(entry, entry));
        }
    }

    /** Lets all leases run anew. To be called when no instance could renew for a while, because the process stood still. */
    public void renewAll() {
        leases.renewAll();
    }

    /** Returns what nodes should agree about: all that is known except tombstones that are soon forgotten. */
    public List<Entry> shared() {
        synchronized (lock) {
            return tombstones.withoutFading(snapshot, ticker.nanos());
        }
    }

    /** Returns the digest of {@link #shared}. */
    public Digest digest() {
        synchronized (lock) {
            return digest.without(tombstones.fading(snapshot, ticker.nanos()));
        }
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
        return renewed(entry)
                .<Renewing>map(lease -> new Renewing.Renewed(entry, lease))
                .orElseGet(Renewing.Unknown::new);
    }

    private Optional<Duration> renewed(Entry entry) {
        Optional<Duration> running = renewsHere(entry) ? leases.renew(entry) : Optional.empty();
        if (running.isPresent()) {
            return running;
        }
        @Nullable Change change;
        Duration lease;
        synchronized (lock) {
            Entry known = snapshot.entries().get(entry.id());
            if (known == null || !known.isListedAs(entry.generation())) {
                return Optional.empty();
            }
            lease = leases.start(known);
            change = movedHere(known);
        }
        listeners.tellOwn(change);
        return Optional.of(lease);
    }

    /**
     * Takes an instance off the roll, unless a newer generation is listed. Returns whether it was listed.
     *
     * @param owned whether the caller may remove what is listed; asked again under the lock
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
     * @param by the operator's name
     * @param why the reason given
     * @return the entry as it is now; empty if it is not on the roll
     */
    public Optional<Entry> drain(InstanceId id, String by, String why) {
        return decide(id, true, by, why);
    }

    /** Undoes {@link #drain}. */
    public Optional<Entry> undrain(InstanceId id, String by, String why) {
        return decide(id, false, by, why);
    }

    private Optional<Entry> decide(InstanceId id, boolean drain, String by, String why) {
        Change change;
        synchronized (lock) {
            Optional<Entry> known = snapshot.present(id);
            if (known.isEmpty() || known.get().operator().says(drain, by, why)) {
                return known;
            }
            Entry before = known.get();
            Operator decision = before.operator().next(drain, by, why, node, wall.instant());
            change = publish(before, before.with(decision), drain ? Cause.DRAINED : Cause.UNDRAINED);
        }
        listeners.tellOwn(change);
        return Optional.of(change.after());
    }

    /** Takes an instance off the roll that is {@link Health#DOWN}. Returns whether it was. */
    public boolean evict(InstanceId id) {
        return remove(id, Cause.EVICTED, entry -> entry.health() == Health.DOWN);
    }

    /** Notes a verdict of the health checks. Returns whether it is news about the registration on the roll. */
    public boolean check(InstanceId id, Generation generation, Health health, @Nullable String reason) {
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(id);
            if (known == null || !known.isListedAs(generation) || known.health() == health) {
                return false;
            }
            Status held = known.status().inView(members.now().view());
            change = publish(known, known.with(held.next(health, reason, node, wall.instant())), Cause.CHECKED);
        }
        listeners.tellOwn(change);
        return true;
    }

    /**
     * Takes off the roll the instances whose lease has run out or that have been down for too long, and forgets old
     * tombstones. To be called about once a second.
     *
     * @param alive whether a health check proves that an instance lives, which keeps it listed without a lease
     */
    public void sweep(Predicate<Entry> alive) {
        if (members.now().isWorking()) {
            leases.ended().forEach(id -> expire(id, alive));
            Predicate<Entry> candidates = entry -> isHome(entry) && !leases.contains(entry.id());
            for (Entry entry : downs.old(snapshot, candidates)) {
                remove(entry.id(), Cause.FORGOTTEN, current -> current.equals(entry));
            }
        }
        synchronized (lock) {
            tombstones.forgotten(ticker.nanos()).forEach(grave -> {
                Entry entry = snapshot.entries().get(grave.id());
                if (entry != null && entry.removed() && entry.generation().equals(grave.generation())) {
                    snapshot = snapshot.without(grave.id());
                    occupancy.forgotten(entry);
                    digest.remove(entry);
                }
            });
        }
    }

    /** Without a cluster no other node can have taken a renewal: the entry becomes a tombstone, to take less room. */
    private void expire(InstanceId id, Predicate<Entry> alive) {
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(id);
            if (known == null || known.removed() || alive.test(known) || !leases.endIfOver(known)) {
                return;
            }
            tombstones.bury(id, known.generation(), ticker.nanos());
            Entry expired = members.isCluster() ? known.with(known.home().end()) : known.tombstone();
            change = publish(known, expired, Cause.EXPIRED);
        }
        listeners.tellOwn(change);
    }

    /** Also removes an instance whose lease has run out here: it may have one at another node. */
    private boolean remove(InstanceId id, Cause cause, Predicate<Entry> condition) {
        Change change;
        synchronized (lock) {
            Entry known = snapshot.entries().get(id);
            if (known == null || known.left() || !condition.test(known)) {
                return false;
            }
            leases.end(id);
            tombstones.bury(id, known.generation(), ticker.nanos());
            change = publish(known, known.tombstone(), known.present() ? cause : Cause.MERGED);
        }
        listeners.tellOwn(change);
        return change.before().filter(Entry::present).isPresent();
    }

    @GuardedBy("lock")
    private Change publish(@Nullable Entry before, Entry after, Cause cause) {
        snapshot = snapshot.with(after);
        occupancy.replaced(before, after);
        digest.replaced(before, after);
        return new Change(Optional.ofNullable(before), after, cause);
    }
}
