package dev.rollcall.registry.members;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Holds the newest {@link Membership}, knows how many members there should be, and tells listeners about changes.
 * Thread-safe.
 */
public final class Members {

    private final List<Consumer<Membership>> listeners = new CopyOnWriteArrayList<>();
    private final int configured;
    private volatile Membership now;

    /** Takes the membership of a cluster to begin with, in which no node is missing. */
    public Members(Membership first) {
        this(first, first.live().size());
    }

    /**
     * Takes the membership to begin with.
     *
     * @param configured how many registries the cluster should have, this one included; 0 without a cluster
     */
    public Members(Membership first, int configured) {
        this.now = first;
        this.configured = configured;
    }

    /** Returns the members of a registry without a cluster. */
    public static Members alone(String self) {
        return new Members(Membership.alone(self), 0);
    }

    /** Returns whether this registry is in a cluster, even if no other one can be reached at present. */
    public boolean isCluster() {
        return configured > 0;
    }

    /** Returns whether as many registries can be reached as there should be. */
    public boolean isComplete() {
        return now.live().size() >= configured;
    }

    /** Returns the newest membership. */
    public Membership now() {
        return now;
    }

    /** Tells {@code listener} about every change from now on, on the thread that makes it, one at a time. */
    public void listen(Consumer<Membership> listener) {
        listeners.add(listener);
    }

    /** Changes the membership, and returns when all listeners have been told. */
    public synchronized void become(Membership next) {
        if (!next.equals(now)) {
            now = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }
}
