package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.RunningSystem.Running;
import java.io.IOException;

/** Two hundred instances of forty services on the roll of a running system. Nobody checks them for life. */
final class ManyInstances {
    private static final int INSTANCES = 200;
    private static final int SERVICES = 40;

    static final String WORDS = INSTANCES + " instances of " + SERVICES + " services";
    static final ServiceName LAST = name(SERVICES - 1);

    private final RegistryClient registry;

    ManyInstances(Running running) {
        registry = client(running);
    }

    static RegistryClient client(Running running) {
        return new RegistryClient(running.address().resolve("/registry/services"), running.keys());
    }

    private static ServiceName name(int number) {
        return new ServiceName("Load-" + number);
    }

    void register() throws IOException {
        for (int i = 0; i < INSTANCES; i++) {
            registry.provider(name(i % SERVICES), "load-" + i);
        }
    }
}
