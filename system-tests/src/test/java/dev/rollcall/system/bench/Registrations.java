package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.harness.Keys;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many services can register in a second: each request is a new instance with a token of its own, which nobody requires
 * and which is not checked for life. Beside it: the same bytes to the bare servlet.
 */
final class Registrations implements Measurement {
    private static final ServiceName LOAD = new ServiceName("Load");
    private static final Load TIMES = new Load(Duration.ofSeconds(3), Duration.ofSeconds(5));

    private final RegistryClient registry;
    private final RegistryClient bare;
    private final AtomicInteger next = new AtomicInteger();

    Registrations(URI address, Keys keys) {
        registry = new RegistryClient(address.resolve("registry/services"), keys);
        bare = new RegistryClient(address.resolve(HelloWar.ADDRESS), keys);
    }

    @Override
    public void into(Table table) throws InterruptedException {
        for (int clients : List.of(1, 8)) {
            Result reference = TIMES.of(several(clients, bare));
            Result result = TIMES.of(several(clients, registry));
            table.add(Figure.beside(
                    "registrations, " + clients + (clients == 1 ? " client" : " clients"),
                    result.toString(),
                    result.beside(reference)));
        }
    }

    private List<Request> several(int clients, RegistryClient client) {
        return Collections.nCopies(clients, () -> client.provider(LOAD, "load-" + next.incrementAndGet()));
    }
}
