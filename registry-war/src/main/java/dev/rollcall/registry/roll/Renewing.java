package dev.rollcall.registry.roll;

import java.time.Duration;

/** The outcome of a renewal. */
public sealed interface Renewing {

    /**
     * The lease runs anew.
     *
     * @param entry the renewed entry
     * @param lease how long it stays listed without another renewal
     */
    record Renewed(Entry entry, Duration lease) implements Renewing {}

    /**
     * A newer registration of the same instance is on the roll: keep renewing, do not register.
     *
     * @param entry the newer one
     * @param lease when to come back, as if it were renewed
     */
    record Superseded(Entry entry, Duration lease) implements Renewing {}

    /** There is nothing to renew: register. */
    record Unknown() implements Renewing {}
}
