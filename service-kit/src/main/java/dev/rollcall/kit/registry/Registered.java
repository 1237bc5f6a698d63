package dev.rollcall.kit.registry;

import java.time.Duration;

/**
 * The registry's answer to a registration that carries a generation.
 *
 * @param instanceId the instance that is listed
 * @param generation which registration of it
 * @param lease how long it stays listed without a renewal
 * @param update everything the service may call, always full
 */
public record Registered(InstanceId instanceId, long generation, Duration lease, ProviderUpdate update)
        implements RegistryAnswer {

    /**
     * Checks the lease.
     *
     * @throws IllegalArgumentException if it is shorter than a second
     */
    public Registered {
        Limits.require(lease.toSeconds() >= 1, "LeaseSeconds must be >= 1 but was " + lease.toSeconds());
    }
}
