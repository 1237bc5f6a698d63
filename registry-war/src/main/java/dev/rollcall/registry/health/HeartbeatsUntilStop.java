package dev.rollcall.registry.health;

import dev.rollcall.registry.roll.Entry;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Drops failed checks while the registry's own Tomcat is stopping: its connector no longer answers, so services in the
 * same Tomcat would be found dead although they only stop with it. Such a check has no result at all. Thread-safe.
 */
public final class HeartbeatsUntilStop implements Heartbeats {

    private final Heartbeats heartbeats;
    private final BooleanSupplier stopping;

    /** Takes what makes the checks, and whether the registry's own Tomcat is stopping; once it is, it stays so. */
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
