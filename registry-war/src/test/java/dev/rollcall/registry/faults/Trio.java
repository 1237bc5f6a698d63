package dev.rollcall.registry.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Three registries that are to work as one, each in a process of its own, with what they keep on the disk. */
final class Trio implements AutoCloseable {

    /** Within this time everything comes that has to. */
    static final Duration SOON = Duration.ofSeconds(40);

    private static final Duration EQUAL = Duration.ofSeconds(15);
    private static final int SIZE = 3;

    private final String host;
    private final List<String> members;
    private final List<List<String>> prefixes;
    private final Tokens tokens;
    private final Path key;
    private final Map<Integer, Path> data = new TreeMap<>();
    private final Map<Integer, RegistryProcess> running = new TreeMap<>();

    private Trio(String host, List<String> members, List<List<String>> prefixes) throws IOException {
        this.host = host;
        this.members = members;
        this.prefixes = prefixes;
        Path first = RunningRegistry.newData();
        this.tokens = new Tokens(MasterKey.loadOrCreate(first), SystemTime.INSTANCE);
        this.key = first.resolve(MasterKey.FILE_NAME);
        startAllAnew();
    }

    /** Starts three on this machine. */
    static Trio here() throws IOException {
        return new Trio(
                "127.0.0.1",
                Ports.free(SIZE).stream().map(port -> "127.0.0.1:" + port).toList(),
                List.of(List.of(), List.of(), List.of()));
    }

    /** Starts one on each of three machines. */
    static Trio on(Machines machines) throws IOException {
        List<String> members = new ArrayList<>();
        List<List<String>> prefixes = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            members.add(machines.address(i) + ":7800");
            prefixes.add(machines.on(i));
        }
        return new Trio(machines.here(), members, prefixes);
    }

    /** Starts all without anything on the disk, and waits until they work together. */
    void startAllAnew() throws IOException {
        close();
        for (int i = 0; i < SIZE; i++) {
            startAnew(i);
        }
        together(SIZE);
    }

    /** Starts one without anything on its disk. */
    void startAnew(int number) throws IOException {
        Path fresh = RunningRegistry.newData();
        Files.copy(key, fresh.resolve(MasterKey.FILE_NAME));
        data.put(number, fresh);
        start(number);
    }

    /** Starts one with what it has on its disk. */
    void start(int number) throws IOException {
        start(number, String.join(",", members));
    }

    /** Starts one that is told other members than there are. */
    void start(int number, String told) throws IOException {
        running.put(number, RegistryProcess.start(prefixes.get(number), data.get(number), members.get(number), told));
    }

    /** Returns where they listen for each other. */
    List<String> members() {
        return members;
    }

    /** Returns what one has on its disk. */
    Path data(int number) {
        return data.get(number);
    }

    /** Returns one that runs. */
    RegistryProcess get(int number) {
        return running.get(number);
    }

    /** Ends one as a power cut does. */
    void kill(int number) throws InterruptedException {
        RegistryProcess dead = running.remove(number);
        dead.kill();
        dead.close();
    }

    /** Returns clients of those that run now. */
    Clients clients() {
        return new Clients(tokens, addresses());
    }

    /** Returns services that are told and checked for life by those that run now. */
    Customers customers(int count, Clients clients) throws IOException {
        return new Customers(count, host, addresses(), tokens, clients);
    }

    /** Returns where those answer that run now. */
    List<URI> addresses() {
        return running.values().stream().map(RegistryProcess::address).toList();
    }

    /** Waits until each sees so many, and knows the roll. */
    void together(int count) {
        together(count, SOON);
    }

    /** Waits so long until each sees so many, and knows the roll. */
    void together(int count, Duration limit) {
        try (Clients clients = clients()) {
            Eventually.passes(limit, () -> {
                for (int number : running.keySet()) {
                    assertEquals(count, seenBy(clients, number), "seen by " + number);
                    clients.listed(get(number).address());
                }
            });
        }
    }

    /** Waits until one sees so many. */
    void sees(int number, int count) {
        try (Clients clients = clients()) {
            Eventually.passes(SOON, () -> assertEquals(count, seenBy(clients, number)));
        }
    }

    private int seenBy(Clients clients, int number) throws IOException, InterruptedException {
        return cluster(clients, number).getJsonArray("Members").size();
    }

    private JsonObject cluster(Clients clients, int number) throws IOException, InterruptedException {
        return clients.ask(get(number).address(), "/cluster");
    }

    /** Returns the one that leads. */
    int leader(Clients clients) throws IOException, InterruptedException {
        for (int number : running.keySet()) {
            JsonObject seen = cluster(clients, number);
            JsonObject first = seen.getJsonArray("Members").getJsonObject(0);
            if (first.getString("Node").equals(seen.getString("Node"))) {
                return number;
            }
        }
        throw new AssertionError("none of " + running.keySet() + " leads");
    }

    /** Returns the one that has answered clients last. */
    int answeredLast(Clients clients) {
        URI last = clients.lastAnswered();
        return running.keySet().stream()
                .filter(number -> get(number).address().equals(last))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the one that checks a customer for life. */
    int checker(Clients clients, Customer customer) throws IOException, InterruptedException {
        for (int number : running.keySet()) {
            if (checkedBy(clients, number).contains(customer.id())) {
                return number;
            }
        }
        throw new AssertionError("nobody checks " + customer.id());
    }

    /** Returns the customers that one checks for life. */
    Set<String> checkedBy(Clients clients, int number) throws IOException, InterruptedException {
        return Customers.checkedBy(clients, get(number).address());
    }

    /** Ends the clients, and waits until all list the same, and what the clients were told; returns how long that took. */
    Duration allAsTold(Clients clients, String what) {
        clients.end();
        assertEquals(List.of(), clients.wrong(), what);
        long begun = System.nanoTime();
        Eventually.passes(EQUAL, () -> {
            Map<String, Long> first =
                    clients.listed(running.values().iterator().next().address());
            for (RegistryProcess registry : running.values()) {
                assertEquals(first, clients.listed(registry.address()), what);
            }
            assertEquals(List.of(), clients.broken(first), what);
        });
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println(what + ": acknowledged " + clients.acknowledged + ", not answered " + clients.unanswered
                + ", equal and as told after " + took.toMillis() + " ms");
        assertTrue(clients.acknowledged.get() > 50, what + " did something");
        return took;
    }

    @Override
    public void close() {
        running.values().forEach(RegistryProcess::close);
        running.clear();
    }
}
