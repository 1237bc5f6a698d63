package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.function.Consumer;

/** Probes instances. */
@FunctionalInterface
public interface Heartbeats {

    /**
     * Asks the heartbeat address of {@code entry}, which must have one. Returns at once; {@code result} is called once,
     * by any thread, within the time-out of the configuration, unless the registry ends before.
     */
    void probe(Entry entry, Consumer<ProbeResult> result);
}
