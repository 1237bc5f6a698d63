package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One registration under observation. At most one check of it is under way at a time, and only that check changes it;
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

    /** Returns whether {@code other} is the registration under observation. */
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

    /** Returns whether it is this node that checks it. */
    boolean own() {
        return own;
    }

    /**
     * Says whether it is this node that checks it; no check may be under way.
     *
     * @param known what others have found out meanwhile
     */
    void own(boolean now, Entry known) {
        if (now && !own) {
            state = HealthState.of(known.health(), known.status().reason());
        }
        own = now;
    }

    /** Says that somebody wants it to be checked, whoever does that otherwise. */
    void ask() {
        asked = true;
    }

    /** Returns whether that was so, once. A wish that comes in between is kept. */
    boolean isAsked() {
        boolean wanted = asked;
        if (wanted) {
            asked = false;
        }
        return wanted;
    }

    /** Returns what other nodes say to that it is not heard. */
    Suspicion suspicion() {
        return suspicion;
    }

    boolean inGrace(long now) {
        return now - graceUntil < 0;
    }

    boolean ended() {
        return ended;
    }

    /** Ends the observation: no further check is begun, and the result of one under way is dropped. */
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

    /** Says that a check has ended, and what follows from it has been said. */
    void checked() {
        CompletableFuture<Void> done = nextCheck;
        nextCheck = new CompletableFuture<>();
        done.complete(null);
    }
}
