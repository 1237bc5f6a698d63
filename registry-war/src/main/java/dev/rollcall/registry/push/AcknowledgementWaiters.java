package dev.rollcall.registry.push;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Those who wait until a subscriber has acknowledged a view that is no older than their question. An update that was
 * computed before they came proves nothing to them. Not thread-safe.
 */
final class AcknowledgementWaiters {

    private List<CompletableFuture<Void>> unserved = new ArrayList<>();
    private final List<CompletableFuture<Void>> served = new ArrayList<>();

    /** Returns what is completed when the answer to {@link #end} or {@link #acknowledged} is in. */
    CompletableFuture<Void> add() {
        CompletableFuture<Void> waiter = new CompletableFuture<>();
        unserved.add(waiter);
        return waiter;
    }

    /** The newest view is about to be told. */
    void computed() {
        served.addAll(unserved);
        unserved = new ArrayList<>();
    }

    /** What was told last is acknowledged. */
    void acknowledged() {
        served.forEach(waiter -> waiter.complete(null));
        served.clear();
    }

    /** There is nothing to tell, or nobody to tell it to. */
    void end() {
        computed();
        acknowledged();
    }
}
