package dev.rollcall.registry.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.testing.FreePorts;
import dev.rollcall.registry.testing.RunningRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three registries in three processes are written to as fast as they answer, at most two hundred times a second, and are killed or stand
 * still. Afterwards the rolls are equal, and everything is as the clients were told.
 */
class ClusterFaultsIT {

    private static final int ROUNDS = Math.max(1, Integer.getInteger("rollcall.scale", 1) * 3 / 2);
    private static final int MANY = 30;
    private static final int SOME = 10;
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration EQUAL = Duration.ofSeconds(15);

    private final List<Integer> ports = FreePorts.find(3);
    private final List<RegistryProcess> running = new ArrayList<>();
    private Tokens tokens;
    private Path key;

    @BeforeEach
    void threeRegistries() throws IOException {
        Path first = RunningRegistry.newData();
        tokens = new Tokens(MasterKey.loadOrCreate(first), SystemTime.INSTANCE);
        key = first.resolve(MasterKey.FILE_NAME);
        for (int i = 0; i < 3; i++) {
            running.add(start(i));
        }
        try (Clients clients = clients()) {
            together(clients, 3);
        }
    }

    private RegistryProcess start(int number) throws IOException {
        Path data = RunningRegistry.newData();
        Files.copy(key, data.resolve(MasterKey.FILE_NAME));
        String all = ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        return RegistryProcess.start(data, "127.0.0.1:" + ports.get(number), all);
    }

    private Clients clients() {
        return new Clients(
                tokens, running.stream().map(RegistryProcess::address).toList());
    }

    private void together(Clients clients, int count) {
        Eventually.passes(SOON, () -> {
            for (RegistryProcess registry : running) {
                assertEquals(count, members(clients, registry));
                clients.listed(registry.address());
            }
        });
    }

    private static int members(Clients clients, RegistryProcess registry) throws IOException, InterruptedException {
        return clients.ask(registry.address(), "/cluster")
                .getJsonArray("Members")
                .size();
    }

    @AfterEach
    void closeAll() {
        running.forEach(RegistryProcess::close);
    }

    private void allAsTold(Clients clients, String what) throws InterruptedException {
        clients.end();
        assertEquals(List.of(), clients.wrong(), what);
        long begun = System.nanoTime();
        Eventually.passes(EQUAL, () -> {
            Map<String, Long> first = clients.listed(running.get(0).address());
            for (RegistryProcess registry : running) {
                assertEquals(first, clients.listed(registry.address()), what);
            }
            assertEquals(List.of(), clients.broken(first), what);
        });
        System.out.println(what + ": acknowledged " + clients.acknowledged + ", not answered " + clients.unanswered
                + ", equal and as told after "
                + Duration.ofNanos(System.nanoTime() - begun).toMillis() + " ms");
        assertTrue(clients.acknowledged.get() > 50, what + " did something");
    }

    private int victim(Clients clients, int round) throws IOException, InterruptedException {
        URI last = clients.lastAnswered();
        String coordinator = clients.ask(running.get(0).address(), "/cluster")
                .getJsonArray("Members")
                .getJsonObject(0)
                .getString("Node");
        for (int i = 0; i < running.size(); i++) {
            URI address = running.get(i).address();
            boolean leads = clients.ask(address, "/cluster").getString("Node").equals(coordinator);
            if (round % 2 == 0 ? leads : address.equals(last)) {
                return i;
            }
        }
        return 0;
    }

    @Test
    void nothingAcknowledgedIsLostWithANodeThatIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = clients()) {
                clients.start(20261203L + 10L * round);
                clients.awaitMore(MANY, SOON);
                int victim = victim(clients, round);
                running.get(victim).kill();
                clients.awaitMore(MANY, SOON);
                RegistryProcess dead = running.remove(victim);
                dead.close();
                allAsTold(clients, "kill " + round);
                running.add(victim, start(victim));
                together(clients, 3);
            }
            wipe();
        }
    }

    @Test
    void nobodyComesBackWithANodeThatStoodStill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = clients()) {
                clients.start(20261204L + 10L * round);
                clients.awaitMore(MANY, SOON);
                RegistryProcess victim = running.get(round % 3);
                RegistryProcess neighbour = running.get((round + 1) % 3);
                victim.stop();
                Eventually.passes(SOON, () -> assertEquals(2, members(clients, neighbour)));
                clients.awaitMore(SOME, SOON);
                victim.proceed();
                clients.awaitMore(SOME, SOON);
                together(clients, 3);
                allAsTold(clients, "stop " + round);
            }
            wipe();
        }
    }

    /** Another round begins with generations from one. */
    private void wipe() throws IOException {
        if (ROUNDS > 1) {
            for (int i = 0; i < running.size(); i++) {
                running.get(i).close();
            }
            running.clear();
            for (int i = 0; i < 3; i++) {
                running.add(start(i));
            }
            try (Clients clients = clients()) {
                together(clients, 3);
            }
        }
    }
}
