package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import java.util.Collection;
import java.util.function.Consumer;

/** The subscribers that this registry tells, as the other registries of its cluster use them. Thread-safe. */
public interface LocalSubscribers {

    /**
     * Runs {@code done} on another thread as soon as every subscriber that requires {@code service} and is told by this
     * registry has acknowledged a view that is no older than this call. Subscribers that cannot be told now are not
     * waited for.
     */
    void whenTold(ServiceName service, Runnable done);

    /**
     * Calls {@code givenUp}, on any thread, for each subscriber that this registry no longer tells because another one
     * does, when the last call to it has ended; and for each that another one tells, a second after its renewal was
     * answered here with a view other than the one it held. {@code givenUp} must not block.
     */
    void whenGivenUp(Consumer<InstanceId> givenUp);

    /**
     * Notes that another registry has told some subscribers until now, perhaps something else and later than this one,
     * as happens while the two do not hear each other. Those that this registry tells are asked whether they hold what
     * it told them last, or are told once more. Returns at once.
     */
    void doubt(Collection<InstanceId> ids);
}
