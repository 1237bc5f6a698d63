package dev.rollcall.registry.testing;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.push.LocalSubscribers;
import java.util.Collection;
import java.util.function.Consumer;

/** A registry without subscribers. */
public final class NoSubscribers implements LocalSubscribers {

    @Override
    public void whenTold(ServiceName service, Runnable done) {
        done.run();
    }

    @Override
    public void whenGivenUp(Consumer<InstanceId> givenUp) {}

    @Override
    public void doubt(Collection<InstanceId> ids) {}
}
