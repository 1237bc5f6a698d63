package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import java.util.Collection;
import java.util.function.Consumer;

/** What other registries of a cluster have to do with those whom this one tells. Thread-safe. */
public interface LocalSubscribers {

    /**
     * Runs {@code done} on another thread as soon as everybody who requires {@code service}, and whom this registry tells, has
     * acknowledged a view that is no older than this call. Whoever cannot be told now is not waited for.
     */
    void whenTold(ServiceName service, Runnable done);

    /**
     * Calls {@code givenUp}, on any thread, for each instance that this registry does not tell any more because another one does, when
     * the last call to it has ended; and for each that another one tells, a second after its renewal was answered here with another view
     * than it held. It must not block.
     */
    void whenGivenUp(Consumer<InstanceId> givenUp);

    /**
     * Another registry has told some instances until now, perhaps something else and later than this one, as it happens while the two do
     * not hear each other: so those of them whom this one tells are asked whether they hold what they were told, or told once more. Returns
     * at once.
     */
    void doubt(Collection<InstanceId> ids);
}
