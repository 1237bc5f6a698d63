package dev.rollcall.system.bench;

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
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.system.harness.Cluster;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * One of three registries is killed while services with the kit renew all the time, of which each prefers one of the three: the
 * longest time that any of them was without an answer.
 */
final class RegistryGone implements Measurement {
    private static final int DEATHS = 5;
    private static final int CLIENTS = 12;
    private static final Duration GOAL = Duration.ofMillis(1_500);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration AFTER = Duration.ofSeconds(4);
    private static final ServiceName SERVICE = new ServiceName("Renewing");

    private final Cluster cluster;

    RegistryGone(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void into(Table table) throws InterruptedException {
        List<Duration> gaps = new ArrayList<>();
        for (int death = 0; death < DEATHS; death++) {
            gaps.add(die(death % Cluster.REGISTRIES + 1));
            cluster.awaitTogether(ThreeRegistries.TOGETHER);
        }
        Sample sample = Sample.of(gaps);
        table.add(Figure.goal(
                "three registries: a client without one when one is killed (min / median / max of " + DEATHS + ")",
                sample.range(),
                "<= " + Sample.text(GOAL) + ", the longest of " + CLIENTS + " clients",
                sample.max().compareTo(GOAL) <= 0));
    }

    private Duration die(int victim) throws InterruptedException {
        Tokens tokens = cluster.keys().tokens();
        ProcessHandle process = cluster.registryProcess(victim);
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try (HttpCaller http = new HttpCaller("bench")) {
            List<Future<Duration>> gaps = new ArrayList<>();
            for (int number = 0; number < CLIENTS; number++) {
                RegistryClient registry = client(number, http, tokens);
                Registration registration = registered(registry, number);
                gaps.add(threads.submit(() -> longestGap(registry, registration, ended)));
            }
            LockSupport.parkNanos(BEFORE.toNanos());
            process.destroyForcibly();
            LockSupport.parkNanos(AFTER.toNanos());
            ended.set(true);
            return greatest(gaps);
        } finally {
            ended.set(true);
            threads.shutdownNow();
        }
    }

    /** The number decides which registry is preferred. */
    private RegistryClient client(int number, HttpCaller http, Tokens tokens) {
        List<URI> all = IntStream.rangeClosed(1, Cluster.REGISTRIES)
                .mapToObj(registry -> cluster.registry(registry, ""))
                .toList();
        return new HttpRegistryClient(
                new RegistryAddresses(() -> all, number, SystemTime.INSTANCE),
                http,
                new Signer(SERVICE, tokens, SystemTime.INSTANCE),
                SystemTime.INSTANCE);
    }

    private static Registration registered(RegistryClient registry, int number) {
        Registration registration = Registration.of(SERVICE, URI.create("http://127.0.0.1:9/renewing-" + number))
                .withGeneration(SystemTime.INSTANCE.instant().toEpochMilli());
        RegistryAnswer answer = registry.register(registration);
        if (!(answer instanceof Registered)) {
            throw new IllegalStateException("a registration is answered " + answer);
        }
        return registration;
    }

    private static Duration longestGap(RegistryClient registry, Registration registration, AtomicBoolean ended) {
        Renewal renewal = new Renewal(registration.generation().orElseThrow(), "");
        long answered = System.nanoTime();
        long longest = 0;
        while (!ended.get()) {
            LockSupport.parkNanos(PAUSE.toNanos());
            if (registry.renew(registration.instanceId(), renewal) instanceof Renewed) {
                longest = Math.max(longest, System.nanoTime() - answered);
                answered = System.nanoTime();
            }
        }
        return Duration.ofNanos(Math.max(longest, System.nanoTime() - answered));
    }

    private static Duration greatest(List<Future<Duration>> gaps) throws InterruptedException {
        List<Duration> all = new ArrayList<>();
        try {
            for (Future<Duration> gap : gaps) {
                all.add(gap.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return Sample.of(all).max();
    }
}
