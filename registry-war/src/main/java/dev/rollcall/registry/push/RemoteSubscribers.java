package dev.rollcall.registry.push;

import dev.rollcall.registry.roll.Entry;

/** The subscribers that the other registries of the cluster tell. Thread-safe. */
@FunctionalInterface
public interface RemoteSubscribers {

    /** None: this registry tells all. */
    RemoteSubscribers NONE = (left, done) -> done.run();

    /**
     * Runs {@code done} as soon as each of them knows that an instance has left, or cannot be told; at once, on this
     * thread, if there are no other registries, and never if another registry does not answer.
     *
     * @param left what is known of the instance since it left
     */
    void whenTold(Entry left, Runnable done);
}
