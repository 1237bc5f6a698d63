package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many instances that are there and do nothing, a thousand of each service. With somebody who answers, each of them is checked for
 * life and subscribed to a service that never changes, as services with the kit are; without, neither.
 */
final class Fleet {
    private static final int PER_SERVICE = 1000;
    private static final int CLIENTS = 8;

    private final URI services;
    private final Keys keys;
    private final Optional<URI> answering;
    private int size;

    Fleet(URI services, Keys keys, Optional<URI> answering) {
        this.services = services;
        this.keys = keys;
        this.answering = answering;
    }

    /** Sees to it that there are so many. */
    void grow(int count) throws InterruptedException {
        int from = size;
        size = Math.max(size, count);
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = from + client;
                clients.add(() -> register(first));
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns how many of any fleet are on a roll; counted without making objects of it. */
    static int listed(URI services, Keys keys) throws IOException {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        String roll = Call.get(services, Map.of("Authorization", token)).send();
        int count = 0;
        for (int at = roll.indexOf("\"fleet-"); at >= 0; at = roll.indexOf("\"fleet-", at + 1)) {
            count++;
        }
        return count;
    }

    private Void register(int first) throws IOException {
        try (var wire = new Wire(services)) {
            String token = "";
            int tokenOf = -1;
            for (int number = first; number < size; number += CLIENTS) {
                ServiceName name = name(number);
                if (number / PER_SERVICE != tokenOf) {
                    tokenOf = number / PER_SERVICE;
                    token = keys.bearer(name, ServiceName.REGISTRY);
                }
                wire.send(Wire.post(services, token, registration(name, number)));
            }
        }
        return null;
    }

    private static ServiceName name(int number) {
        return new ServiceName("Fleet-" + number / PER_SERVICE);
    }

    private String registration(ServiceName name, int number) {
        String id = "fleet-" + number;
        String url = answering.map(address -> address + "/" + id).orElseGet(() -> RegistryClient.address(id));
        String more = answering.isEmpty()
                ? ""
                : ",\"RequiredServices\":[\"Quiet\"],\"ServiceUpdateURL\":\"" + url + Receiver.UPDATES
                        + "\",\"HeartbeatURL\":\"" + url + Receiver.HEARTBEAT + "\"";
        return "{\"ServiceName\":\"" + name.value() + "\",\"ServiceURL\":\"" + url + "\",\"InstanceId\":\"" + id
                + "\",\"Generation\":1,\"Version\":\"1.0\",\"LeaseSeconds\":3600" + more + "}";
    }
}
