package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One registration that is probed. At most one check of it is under way at a time, and only that check changes it;
 * readers see the latest state.
 */
final class ProbeTarget {

    private final Entry entry;
    private final long graceUntil;
    private volatile HealthState state;
    private volatile Optional<LastProbe> lastProbe = Optional.empty();
    private volatile long checkedAt;
    private volatile boolean ended;
    private volatile boolean own;
    private volatile boolean asked;
    private final Suspicion suspicion = new Suspicion();
    private volatile CompletableFuture<Void> nextCheck = new CompletableFuture<>();

    ProbeTarget(Entry entry, long now, long graceNanos) {
        this.entry = entry;
        this.graceUntil = now + graceNanos;
        this.checkedAt = now;
        this.state = HealthState.of(entry.health(), entry.status().reason());
    }

    Entry entry() {
        return entry;
    }

    /** Returns whether {@code other} is this registration. */
    boolean isAbout(Entry other) {
        return entry.generation().equals(other.generation());
    }

    HealthState state() {
        return state;
    }

    Optional<LastProbe> lastProbe() {
        return lastProbe;
    }

    /** Returns when the latest check ended, in nanoseconds of the ticker. */
    long checkedAt() {
        return checkedAt;
    }

    /** Returns whether this node checks it. */
    boolean own() {
        return own;
    }

    /**
     * Notes whether this node checks it; no check may be under way.
     *
     * @param known what other nodes have found out meanwhile
     */
    void own(boolean now, Entry known) {
        if (now && !own) {
            state = HealthState.of(known.health(), known.status().reason());
        }
        own = now;
    }

    /** Asks for a check by this node, even if another one checks it otherwise. */
    void ask() {
        asked = true;
    }

    /** Returns whether a check was asked for, and clears that. A request that comes meanwhile is kept. */
    boolean isAsked() {
        boolean wanted = asked;
        if (wanted) {
            asked = false;
        }
        return wanted;
    }

    /** Returns what other nodes say when it is not heard. */
    Suspicion suspicion() {
        return suspicion;
    }

    boolean inGrace(long now) {
        return now - graceUntil < 0;
    }

    boolean ended() {
        return ended;
    }

    /** Ends the probing: no further check is begun, and the result of one under way is dropped. */
    void end() {
        ended = true;
        nextCheck.complete(null);
    }

    /** Completed when the check that is planned or under way has ended. */
    CompletableFuture<Void> nextCheck() {
        return nextCheck;
    }

    void note(HealthState next, LastProbe latest, long now) {
        state = next;
        lastProbe = Optional.of(latest);
        checkedAt = now;
    }

    /** Notes that a check has ended and its verdict has been reported. */
    void checked() {
        CompletableFuture<Void> done = nextCheck;
        nextCheck = new CompletableFuture<>();
        done.complete(null);
    }
}
