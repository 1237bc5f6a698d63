package dev.rollcall.registry.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Waiters for a subscriber's acknowledgement of a view that is no older than their question. An update that was
 * computed before the question proves nothing. Not thread-safe.
 */
final class AcknowledgementWaiters {

    private List<CompletableFuture<Void>> unserved = new ArrayList<>();
    private final List<CompletableFuture<Void>> served = new ArrayList<>();

    /** Returns what {@link #end} or a later {@link #acknowledged} completes. */
    CompletableFuture<Void> add() {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        unserved.add(waiter);
        return waiter;
    }

    /** The newest view has been computed and is about to be sent. */
    void computed() {
        served.addAll(unserved);
        unserved = new ArrayList<>();
    }

    /** The update that was sent last is acknowledged. */
    void acknowledged() {
        served.forEach(waiter -> waiter.complete(null));
        served.clear();
    }

    /** There is nothing to tell, or the subscriber cannot be told. */
    void end() {
        computed();
        acknowledged();
    }
}
