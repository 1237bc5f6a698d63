package dev.rollcall.kit.registry;

import java.time.Duration;

/** The registry as a service sees it. Calls block, bounded in time, and never throw because the registry is away. */
public interface RegistryClient {

    /** Registers; answers {@link Registered}, {@link RegistryAnswer.Older}, refused or away. */
    RegistryAnswer register(Registration registration);

    /** Renews; answers {@link Renewed}, {@link RegistryAnswer.Unknown}, refused or away. */
    RegistryAnswer renew(InstanceId instanceId, Renewal renewal);

    /**
     * Deregisters, and waits until the dependents that were told of the instance know it, as far as {@code limit} allows. For
     * an older generation than the listed one it does nothing.
     *
     * @return whether the registry heard it within {@code limit}
     */
    boolean deregister(InstanceId instanceId, long generation, Duration limit);
}
