package dev.rollcall.registry.push;

import dev.rollcall.registry.roll.Entry;

/** Those dependents whom other registries tell. Thread-safe. */
@FunctionalInterface
public interface RemoteSubscribers {

    /** Nobody: this registry tells all. */
    RemoteSubscribers NONE = (left, done) -> done.run();

    /**
     * Runs {@code done} as soon as they know that an instance has left, or cannot be told; at once, on this thread, if there is nobody, and
     * never if another registry does not answer.
     *
     * @param left what is known of the instance since
     */
    void whenTold(Entry left, Runnable done);
}
