package dev.rollcall.registry.roll;

import java.time.Duration;

/** What became of a renewal. */
public sealed interface Renewing {

    /**
     * The lease runs anew.
     *
     * @param entry what is renewed
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

    /** Nothing to renew: register. */
    record Unknown() implements Renewing {}
}
