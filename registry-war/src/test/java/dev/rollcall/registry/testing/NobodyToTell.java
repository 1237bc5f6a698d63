package dev.rollcall.registry.testing;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.push.Telling;

/** A registry without subscribers. */
public final class NobodyToTell implements Telling {

    @Override
    public void whenTold(ServiceName service, Runnable done) {
        done.run();
    }

    @Override
    public void doubt() {}
}
