package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Cluster;
import dev.rollcall.system.harness.Stopwatch;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A registry without anything on its disk joins two others that have 100,000 instances: how long from when it reaches them until
 * it knows the roll. Beside it, what each of the three holds without instances and with all of them.
 */
final class RegistryJoins implements Measurement {
    private static final int INSTANCES = 100_000;
    private static final String MANY = String.format(Locale.ROOT, "%,d instances", INSTANCES);
    private static final String UP = "rollcall_registry_instances{state=\"up\"} ";
    private static final int JOINING = 3;
    private static final Duration GOAL = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** Who asks shares the processors. */
    private static final long PAUSE_NANOS = Duration.ofMillis(250).toNanos();

    private final Cluster cluster;

    RegistryJoins(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        memory(table, "idle");
        new Fleet(cluster.registry(1, "/services"), cluster.keys(), Optional.empty()).grow(INSTANCES);
        join(table);
        memory(table, MANY);
    }

    private void join(Table table) throws IOException {
        ProcessHandle process = cluster.registryProcess(JOINING);
        process.destroyForcibly();
        Eventually.isTrue(LIMIT, "it is dead", () -> !process.isAlive());
        var killed = new Stopwatch();
        cluster.forget(JOINING); // the launcher waits for a second before it starts it again
        Eventually.isTrue(LIMIT, "it knows the roll", this::knowsTheRoll);
        Instant known = Instant.now();
        Duration back = killed.elapsed();
        int listed = Fleet.listed(cluster.registry(JOINING, "/services"), cluster.keys());
        Duration joined = Duration.between(reached(), known);
        table.add(Figure.goal(
                "three registries: one joins with " + MANY,
                String.format(
                        Locale.ROOT,
                        "%s, %s after it was killed, %,d listed",
                        Sample.text(joined),
                        Sample.text(back),
                        listed),
                "<= " + GOAL.toSeconds() + " s, all listed",
                listed >= INSTANCES && joined.compareTo(GOAL) <= 0));
    }

    private boolean knowsTheRoll() throws IOException {
        LockSupport.parkNanos(PAUSE_NANOS);
        return cluster.roll(JOINING).working() == Cluster.REGISTRIES && up() >= INSTANCES;
    }

    private double up() throws IOException {
        return Call.get(cluster.registry(JOINING, "/metrics"), Map.of())
                .send()
                .lines()
                .filter(line -> line.startsWith(UP))
                .mapToDouble(line -> Double.parseDouble(line.substring(UP.length())))
                .sum();
    }

    /** Returns when it saw the others first. */
    private Instant reached() {
        List<JsonObject> views =
                cluster.roll(JOINING).cluster().getJsonArray("Views").getValuesAs(JsonObject.class);
        return views.stream()
                .filter(view -> view.getJsonArray("Nodes").size() > 1)
                .map(view -> Instant.parse(view.getString("Time")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it has not reached the others"));
    }

    private void memory(Table table, String when) throws IOException, InterruptedException {
        Memory.settle();
        List<String> resident = new ArrayList<>();
        List<String> heap = new ArrayList<>();
        for (int number = 1; number <= Cluster.REGISTRIES; number++) {
            ProcessHandle process = cluster.registryProcess(number);
            resident.add(Memory.text(Memory.resident(process))); // first: the full collection changes it
            heap.add(Memory.heap(process));
        }
        table.add(Figure.beside(
                "three registries, " + when + ": memory of each",
                String.join(" / ", resident),
                "in use of the heap " + String.join(" / ", heap)));
    }
}
