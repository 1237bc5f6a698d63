package dev.rollcall.registry.faults;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Services that register and say goodbye all the time, at any registry, and remember what they were told. Each instance belongs to
 * one thread, so it is known what must be on the roll.
 */
final class Clients implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int INSTANCES = 10;
    private static final Duration END = Duration.ofSeconds(30);
    static final ServiceName SHOP = new ServiceName("Shop");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final Tokens tokens;
    private final List<URI> registries;
    private final Workers workers = new Workers();
    private final Map<String, Fate> fates = new TreeMap<>();
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger unanswered = new AtomicInteger();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private volatile boolean ended;
    private volatile URI lastAnswered;

    /** What an instance did last, and whether it was told that it is so. */
    private record Fate(long generation, boolean listed, boolean certain) {}

    Clients(Tokens tokens, List<URI> registries) {
        this.tokens = tokens;
        this.registries = registries;
        this.lastAnswered = registries.get(0);
    }

    void start(long seed) {
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            workers.start(() -> work(number, new Random(seed + number)));
        }
    }

    private void work(int number, Random random) {
        Map<String, Fate> own = new HashMap<>();
        long generation = 1;
        while (!ended) {
            String id = "shop-" + number + "-" + random.nextInt(INSTANCES);
            Fate last = own.getOrDefault(id, new Fate(0, false, true));
            boolean leaves = last.listed() && random.nextInt(3) == 0;
            long next = leaves ? last.generation() : ++generation;
            boolean told = false;
            for (int attempt = 0; attempt < 6 && !told && !ended; attempt++) {
                told = tell(registries.get(random.nextInt(registries.size())), id, next, leaves);
            }
            own.put(id, new Fate(next, !leaves, told));
            pause();
        }
        synchronized (fates) {
            fates.putAll(own);
        }
    }

    /** About two hundred a second for all of them. */
    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(15).toNanos());
    }

    private boolean tell(URI registry, String id, long generation, boolean leaves) {
        HttpRequest.Builder request = leaves
                ? HttpRequest.newBuilder(registry.resolve("/services/" + id + "?generation=" + generation))
                        .DELETE()
                : HttpRequest.newBuilder(registry.resolve("/services"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://127.0.0.1:9/" + id
                                        + "\",\"InstanceId\":\"" + id + "\",\"Generation\":" + generation + "}"));
        try {
            HttpResponse<String> answer = send(request, SHOP);
            if (answer.statusCode() == 200) {
                acknowledged.incrementAndGet();
                lastAnswered = registry;
                return true;
            }
            if (answer.statusCode() == 404 || answer.statusCode() == 409) {
                wrong.add(id + " was answered " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            // it is being killed, or was
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        unanswered.incrementAndGet();
        return false;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, ServiceName from)
            throws IOException, InterruptedException {
        String token = tokens.sign(from, ServiceName.REGISTRY, Optional.empty(), Duration.ZERO)
                .orElseThrow();
        return http.send(
                request.header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(3))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Says goodbye for a customer; returns whether that was acknowledged. */
    boolean goodbye(URI registry, Customer customer) throws IOException, InterruptedException {
        URI address = registry.resolve("/services/" + customer.id() + "?generation=" + Customer.GENERATION);
        return send(HttpRequest.newBuilder(address).DELETE(), Customer.NAME).statusCode() == 200;
    }

    /** Waits until so many more writes are acknowledged than now. */
    void awaitMore(int count, Duration limit) {
        int enough = acknowledged.get() + count;
        Eventually.isTrue(limit, count + " more are acknowledged", () -> acknowledged.get() >= enough);
    }

    /** Returns the answers that nobody should get here. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** Returns the registry that has answered last. */
    URI lastAnswered() {
        return lastAnswered;
    }

    /** Returns what a registry says, without its revision. */
    JsonObject ask(URI registry, String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(registry.resolve(path)), ServiceName.PORTAL);
        if (answer.statusCode() != 200) {
            throw new IOException(registry + path + " answered " + answer.statusCode() + answer.body());
        }
        return RunningRegistry.json(answer.body());
    }

    /** Returns the generations of all instances that a registry lists. */
    Map<String, Long> listed(URI registry) throws IOException, InterruptedException {
        Map<String, Long> listed = new TreeMap<>();
        ask(registry, "/services?name=Shop")
                .getJsonArray("Services")
                .getValuesAs(JsonObject.class)
                .forEach(entry -> listed.put(
                        entry.getString("InstanceId"),
                        entry.getJsonNumber("Generation").longValue()));
        return listed;
    }

    /** Returns everything that is not as the clients were told. */
    List<String> broken(Map<String, Long> listed) {
        List<String> broken = new ArrayList<>();
        fates.forEach((id, fate) -> {
            Long generation = listed.get(id);
            boolean right = fate.listed() ? Long.valueOf(fate.generation()).equals(generation) : generation == null;
            if (fate.certain() && !right) {
                broken.add(id + " should be " + fate + " but is " + generation);
            }
        });
        return broken;
    }

    /** Ends them; fails if one has ended before, and so nobody knows what it was told. */
    void end() {
        ended = true;
        workers.end(END);
    }

    @Override
    public void close() {
        ended = true;
    }
}
