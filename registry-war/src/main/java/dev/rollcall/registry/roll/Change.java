package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import java.util.Optional;

/**
 * One change of one entry, as told to listeners. Changes of different threads may be told in any order: a listener that
 * keeps state looks at the newest snapshot.
 *
 * @param before what was known; empty if nothing
 * @param after what is known now
 * @param cause why
 */
public record Change(Optional<Entry> before, Entry after, Cause cause) {

    /** Returns the instance it is about. */
    public InstanceId id() {
        return after.id();
    }
}
