package dev.rollcall.registry.members;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Holds the newest {@link Membership} and tells who wants to know that it has changed. Thread-safe. */
public final class Members {

    private final List<Consumer<Membership>> listeners = new CopyOnWriteArrayList<>();
    private volatile Membership now;

    /** Takes the membership to begin with. */
    public Members(Membership first) {
        this.now = first;
    }

    /** Returns the members of a registry without a cluster. */
    public static Members alone(String self) {
        return new Members(Membership.alone(self));
    }

    /** Returns the newest membership. */
    public Membership now() {
        return now;
    }

    /** Tells {@code listener} about every change from now on, on the thread that makes it, one at a time. */
    public void listen(Consumer<Membership> listener) {
        listeners.add(listener);
    }

    /** Changes the membership, and returns when all listeners know it. */
    public synchronized void become(Membership next) {
        if (!next.equals(now)) {
            now = next;
            listeners.forEach(listener -> listener.accept(next));
        }
    }
}
