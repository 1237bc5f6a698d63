package dev.rollcall.kit.registry;

import java.time.Duration;
import java.util.Optional;

/**
 * The registry's answer to a renewal.
 *
 * @param state whether the renewed registration is the one that counts
 * @param lease how long it stays listed without another renewal
 * @param update everything the service may call, full, if it holds something else
 */
public record Renewed(State state, Duration lease, Optional<ProviderUpdate> update) implements RegistryAnswer {

    /** Which registration of the instance counts. */
    public enum State {
        /** This one. */
        RENEWED("renewed"),
        /** A newer one: keep renewing, do not register. */
        SUPERSEDED("superseded");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** Returns the word used on the wire. */
        public String word() {
            return word;
        }
    }

    /**
     * Checks the lease.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public Renewed {
        Limits.require(lease.toSeconds() >= 1, "LeaseSeconds must be >= 1 but was " + lease.toSeconds());
    }
}
