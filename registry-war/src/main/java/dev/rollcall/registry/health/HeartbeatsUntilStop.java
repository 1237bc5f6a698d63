package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps back what fails while the registry's own Tomcat is on its way down: its connector no longer answers, so its
 * neighbours would be found dead who are only about to end with it. Such a check has no result at all. Thread-safe.
 */
public final class HeartbeatsUntilStop implements Heartbeats {

    private final Heartbeats heartbeats;
    private final BooleanSupplier stopping;

    /** Takes who makes the checks, and whether the own Tomcat is on its way down, from which there is no way back. */
    public HeartbeatsUntilStop(Heartbeats heartbeats, BooleanSupplier stopping) {
        this.heartbeats = heartbeats;
        this.stopping = stopping;
    }

    @Override
    public void probe(Entry entry, Consumer<ProbeResult> result) {
        heartbeats.probe(entry, outcome -> {
            if (!(outcome instanceof ProbeResult.Failed && stopping.getAsBoolean())) {
                result.accept(outcome);
            }
        });
    }
}
