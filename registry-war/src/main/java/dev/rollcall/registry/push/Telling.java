package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;

/** What other registries of a cluster have to do with those whom this one tells. Thread-safe. */
public interface Telling {

    /**
     * Runs {@code done} on another thread as soon as everybody who requires {@code service}, and whom this registry tells, has
     * acknowledged a view that is no older than this call. Whoever cannot be told now is not waited for.
     */
    void whenTold(ServiceName service, Runnable done);

    /**
     * Another registry may have told those whom this one tells something else, as it happens while the two do not hear each other: so
     * each of them is asked whether it holds what it was told, or told once more. Returns at once.
     */
    void doubt();
}
