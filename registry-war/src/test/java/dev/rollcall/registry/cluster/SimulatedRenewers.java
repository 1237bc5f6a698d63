package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Renewing;
import dev.rollcall.registry.roll.RollConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Services that renew all the time, each at one node of a {@link SimulatedNetwork} until it moves on to another one. */
final class SimulatedRenewers {

    static final RollConfig CONFIG =
            new RollConfig(Duration.ofSeconds(6), Duration.ofHours(1), Duration.ofHours(24), Fixtures.LIMITS);

    private static final int FIRST_PORT = 9000;
    private static final int COUNT = 12;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final SimulatedNetwork network;
    private final String what;
    private final Map<Integer, SimulatedNode> places = new LinkedHashMap<>();

    SimulatedRenewers(SimulatedNetwork network, String what) {
        this.network = network;
        this.what = what;
    }

    /** Registers them all at {@code node}. */
    void register(SimulatedNode node) {
        for (int port = FIRST_PORT; port < FIRST_PORT + COUNT; port++) {
            Fixtures.listed(node.roll, Fixtures.registration("Shop", port, 1), Fixtures.signed());
            places.put(port, node);
        }
        node.sendAll();
    }

    /** Half of them move on, to whichever node: services need not be on the side of the one at which they renewed. */
    void moveOn() {
        List<SimulatedNode> living = network.living();
        places.replaceAll((port, node) ->
                network.random.nextBoolean() ? node : living.get(network.random.nextInt(living.size())));
    }

    /** Lets time pass, in which they renew and each is known where it does. */
    void renew(Duration duration) {
        long end = network.now() + duration.toMillis();
        while (network.now() < end) {
            places.forEach((port, node) -> {
                Renewing answer = node.roll.renew(Fixtures.id(port), 1, entry -> true);
                assertInstanceOf(Renewing.Renewed.class, answer, what + " port " + port + " at " + node.id);
                node.sendAll();
            });
            network.run(PAUSE);
        }
    }

    /** Checks that they are on the roll of {@code node}. */
    void check(SimulatedNode node) {
        places.keySet()
                .forEach(port -> assertTrue(
                        node.roll.snapshot().present(Fixtures.id(port)).isPresent(),
                        what + " port " + port + " at " + node.id));
    }
}
