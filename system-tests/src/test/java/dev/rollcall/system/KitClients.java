package dev.rollcall.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.registry.HttpRegistryClient;
import dev.rollcall.kit.registry.Registered;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.registry.RegistryAddresses;
import dev.rollcall.kit.registry.RegistryAnswer;
import dev.rollcall.kit.registry.RegistryClient;
import dev.rollcall.kit.registry.Renewal;
import dev.rollcall.kit.registry.Renewed;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Keys;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Services with the kit that register, renew a few times and say goodbye, over and over, at several registries of which each
 * prefers another one. What the kit does not absorb is kept: nobody should notice that one of the registries is away.
 */
final class KitClients implements AutoCloseable {
    private static final int CLIENTS = 4;
    private static final int RENEWALS = 5;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofMinutes(1);
    private static final ServiceName SERVICE = new ServiceName("Restless");

    private final HttpCaller http = new HttpCaller("restless");
    private final Workers clients = new Workers();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> noticed = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    /** Begins at once. */
    KitClients(Base... registries) {
        List<URI> all = Stream.of(registries).map(base -> base.uri("/registry")).toList();
        Tokens tokens = Keys.of(registries[0]).tokens();
        for (int number = 0; number < CLIENTS; number++) {
            RegistryClient registry = new HttpRegistryClient(
                    new RegistryAddresses(() -> all, number, SystemTime.INSTANCE),
                    http,
                    new Signer(SERVICE, tokens, SystemTime.INSTANCE),
                    SystemTime.INSTANCE);
            URI address = URI.create("http://127.0.0.1:9/restless-" + number);
            clients.start(() -> comeAndGo(registry, address));
        }
    }

    private void comeAndGo(RegistryClient registry, URI address) {
        while (!closing) {
            long generation = SystemTime.INSTANCE.instant().toEpochMilli();
            Registration registration = Registration.of(SERVICE, address).withGeneration(generation);
            note("registered", registry.register(registration), Registered.class);
            for (int i = 0; i < RENEWALS; i++) {
                LockSupport.parkNanos(PAUSE.toNanos());
                RegistryAnswer answer = registry.renew(registration.instanceId(), new Renewal(generation, ""));
                note("renewed " + registration.instanceId(), answer, Renewed.class);
            }
            if (registry.deregister(registration.instanceId(), generation, GOODBYE)) {
                answered.incrementAndGet();
            } else {
                noticed.add("a goodbye was not heard");
            }
        }
    }

    private void note(String what, RegistryAnswer answer, Class<? extends RegistryAnswer> expected) {
        if (expected.isInstance(answer)) {
            answered.incrementAndGet();
        } else {
            noticed.add(SystemTime.INSTANCE.instant() + " " + what + ": " + answer);
        }
    }

    /** Returns how many calls were answered as they should be. */
    int answered() {
        return answered.get();
    }

    /** Returns what the others were answered. */
    List<String> noticed() {
        return List.copyOf(noticed);
    }

    /** Ends them; fails if one has ended before. */
    @Override
    public void close() {
        closing = true;
        try {
            clients.end(END);
        } finally {
            http.close();
        }
    }
}
