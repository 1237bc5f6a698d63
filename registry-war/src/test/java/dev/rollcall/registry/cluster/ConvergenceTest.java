package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.RollConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Several registries on a network that does what it likes: at the end all rolls are equal, nothing that was acknowledged is lost,
 * and nobody who has left is back.
 */
class ConvergenceTest {

    private static final long SEED = 20261201;
    private static final long MEETING = 20261246;
    private static final long RENEWING = 20261260;
    private static final long ANSWERED = 20261280;
    private static final int CASES = Scale.times(2);
    private static final Duration STEP = Duration.ofMillis(25);
    private static final Duration HEALED = Duration.ofSeconds(25);
    private static final Duration PARTED = Duration.ofSeconds(5);

    /** Longer than it takes until all nodes have heard of another view, and shorter than a lease. */
    private static final Duration NOTICED = Duration.ofSeconds(4);

    private static final int LEAVING = 8000;
    private static final int STAYING = 8001;

    private final int[][] partitions = {{0, 0, 1}, {0, 1, 2}, {1, 0}, {0, 1, 1, 0, 1}, {0}};

    private static void busy(SimulatedNetwork network, Ledger ledger, Duration duration) {
        long end = network.now() + duration.toMillis();
        while (network.now() < end) {
            List<SimulatedNode> able =
                    network.nodes.stream().filter(SimulatedNode::works).toList();
            if (!able.isEmpty()) {
                SimulatedNode node = able.get(network.random.nextInt(able.size()));
                ledger.act(node);
                node.sendAll();
            }
            network.run(STEP);
            ledger.look();
        }
    }

    private static SimulatedNetwork network(long seed, int nodes) {
        return started(new SimulatedNetwork(seed), nodes);
    }

    private static SimulatedNetwork started(SimulatedNetwork network, int nodes) {
        for (int i = 0; i < nodes; i++) {
            network.start(i == 1 ? Duration.ofHours(-1) : Duration.ZERO);
        }
        network.run(Duration.ofSeconds(8));
        return network;
    }

    private static void equalAtLast(SimulatedNetwork network, Ledger ledger, String what) {
        network.loss = 0;
        network.partition(0);
        network.run(HEALED);
        ledger.look();
        List<SimulatedNode> living = network.living();
        living.forEach(node -> assertTrue(node.works(), what + " " + node.id));
        living.forEach(node -> assertEquals(living.get(0).known(), node.known(), what + " " + node.id));
        ledger.check(living.get(0).known(), what);
        assertTrue(ledger.confirmed > 100, what + " did something: " + ledger.confirmed);
    }

    @Test
    void rollsAreEqualAfterPartitionsAndLoss() {
        for (int i = 0; i < CASES; i++) {
            SimulatedNetwork network = network(SEED + i, 2 + i % 4);
            Ledger ledger = new Ledger(network.random);
            for (int phase = 0; phase < 4; phase++) {
                network.loss = network.random.nextInt(4) * 0.1;
                network.partition(partitions[network.random.nextInt(partitions.length)]);
                busy(network, ledger, Duration.ofSeconds(3 + network.random.nextInt(8)));
            }
            equalAtLast(network, ledger, "seed " + (SEED + i));
        }
    }

    @Test
    void nothingAcknowledgedIsLostWithANode() {
        for (int i = 0; i < CASES; i++) {
            SimulatedNetwork network = network(SEED - i, 3 + i % 3);
            Ledger ledger = new Ledger(network.random);
            for (int phase = 0; phase < 3; phase++) {
                network.loss = network.random.nextInt(3) * 0.1;
                busy(network, ledger, Duration.ofSeconds(2 + network.random.nextInt(5)));
                List<SimulatedNode> living = network.living();
                network.kill(living.get(network.random.nextInt(living.size())));
                busy(network, ledger, Duration.ofSeconds(2));
                network.loss = 0;
                network.start(Duration.ZERO);
                busy(network, ledger, Duration.ofSeconds(20));
            }
            equalAtLast(network, ledger, "seed " + (SEED - i));
        }
    }

    private static SimulatedCustomers startedWithCustomers(SimulatedNetwork network, int nodes) {
        SimulatedCustomers customers = new SimulatedCustomers(network);
        network.customers = Optional.of(customers);
        started(network, nodes);
        customers.register(network.nodes.get(0));
        return customers;
    }

    @Test
    void nobodyHoldsAtLastWhatOneOfTwoHasToldThatDidNotHearEachOther() {
        for (int i = 0; i < 4 * CASES; i++) {
            SimulatedNetwork network = new SimulatedNetwork(MEETING + i);
            SimulatedCustomers customers = startedWithCustomers(network, 2 + i % 3);
            Ledger ledger = new Ledger(network.random);
            for (int phase = 0; phase < 4; phase++) {
                network.partition(partitions[network.random.nextInt(partitions.length)]);
                busy(network, ledger, Duration.ofSeconds(3 + network.random.nextInt(8)));
            }
            network.partition(0);
            busy(network, ledger, Duration.ofMillis(network.random.nextInt(3_000)));
            equalAtLast(network, ledger, "seed " + (MEETING + i));
            for (SimulatedNode node : network.living()) {
                customers.check(node, "seed " + (MEETING + i));
            }
        }
    }

    @Test
    void nobodyHoldsAtLastWhatOneHasAnsweredThatKnewLess() {
        for (int i = 0; i < 4 * CASES; i++) {
            SimulatedNetwork network = new SimulatedNetwork(ANSWERED + i);
            SimulatedCustomers customers = startedWithCustomers(network, 2 + i % 3);
            network.run(PARTED);
            Ledger ledger = new Ledger(network.random);
            for (int turn = 0; turn < 120; turn++) {
                busy(network, ledger, Duration.ofMillis(100));
                customers.renew(network.nodes.get(network.random.nextInt(network.nodes.size())));
            }
            equalAtLast(network, ledger, "seed " + (ANSWERED + i));
            for (SimulatedNode node : network.living()) {
                customers.check(node, "seed " + (ANSWERED + i));
            }
        }
    }

    @Test
    void whoRenewsAllTheTimeIsLostNowhereHoweverLinesAreCut() {
        for (int i = 0; i < 4 * CASES; i++) {
            SimulatedNetwork network = new SimulatedNetwork(RENEWING + i);
            network.config = SimulatedRenewers.CONFIG;
            started(network, 2 + i % 3);
            SimulatedRenewers renewers = new SimulatedRenewers(network, "seed " + (RENEWING + i));
            renewers.register(network.nodes.get(0));
            renewers.renew(PARTED);
            for (int phase = 0; phase < 3; phase++) {
                network.partition(partitions[network.random.nextInt(partitions.length)]);
                renewers.renew(NOTICED);
                renewers.moveOn();
                renewers.renew(SimulatedRenewers.CONFIG.lease().multipliedBy(2));
                network.partition(0);
                renewers.renew(HEALED);
                network.living().forEach(renewers::check);
            }
        }
    }

    @Test
    void healthThatFlapsOnOneSideNeitherKeepsWhoLeftNorLosesWhoLives() {
        SimulatedNetwork network = network(SEED, 3);
        SimulatedNode majority = network.nodes.get(0);
        SimulatedNode minority = network.nodes.get(2);
        majority.roll.register(Fixtures.registration("Stock", LEAVING, 1), Fixtures.signed());
        majority.roll.register(Fixtures.registration("Stock", STAYING, 1), Fixtures.signed());
        network.run(PARTED);
        network.partition(0, 0, 1);
        network.run(PARTED);
        assertEquals(1, minority.view.nodes().size());
        assertEquals(2, majority.view.nodes().size());

        majority.roll.deregister(id(LEAVING), 1, entry -> true);
        for (int turn = 0; turn < 100; turn++) {
            Health verdict = turn % 2 == 0 ? Health.DOWN : Health.UP;
            for (Entry entry : minority.roll.snapshot().entries()) {
                assertTrue(minority.roll.check(entry.id(), entry.generation(), verdict, "flaps"));
            }
            network.run(STEP);
        }
        network.partition(0);
        network.run(HEALED);

        for (SimulatedNode node : network.living()) {
            assertEquals(minority.known(), node.known());
            assertTrue(node.roll.snapshot().present(id(LEAVING)).isEmpty(), "back again at " + node.id);
            assertTrue(node.roll.snapshot().present(id(STAYING)).isPresent(), "lost at " + node.id);
        }
    }

    /** As a registry that was stopped over night and brings its journal along. */
    @Test
    void whoLeftLongAgoIsNotBackWithANodeThatWasAway() {
        SimulatedNetwork network = new SimulatedNetwork(SEED);
        network.config =
                new RollConfig(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(2), Fixtures.LIMITS);
        started(network, 3);
        SimulatedNode there = network.nodes.get(0);
        there.roll.register(Fixtures.registration("Stock", LEAVING, 1), Fixtures.signed());
        network.run(PARTED);
        network.partition(0, 0, 1);
        network.run(PARTED);
        there.roll.deregister(id(LEAVING), 1, entry -> true);
        network.run(network.config.forgetRemoved().dividedBy(2));
        network.partition(0);
        network.run(HEALED);

        for (SimulatedNode node : network.living()) {
            assertTrue(node.roll.snapshot().present(id(LEAVING)).isEmpty(), "back again at " + node.id);
        }
    }

    /** The tombstones of one fade, and so are not compared, and those of the other are new. */
    @Test
    void whoHasBeenToldOfThoseThatLeftLongAgoIsNotToldAgainAndAgain() {
        SimulatedNetwork network = new SimulatedNetwork(SEED);
        network.config =
                new RollConfig(Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(2), Fixtures.LIMITS);
        started(network, 2);
        SimulatedNode there = network.nodes.get(0);
        for (int i = 0; i < 200; i++) {
            there.roll.register(Fixtures.registration("Stock", LEAVING + i, 1), Fixtures.signed());
        }
        network.run(PARTED);
        long ofEqualRolls = sentIn(network, Duration.ofSeconds(20));
        network.partition(0, 1);
        network.run(PARTED);
        for (int i = 0; i < 200; i++) {
            there.roll.deregister(id(LEAVING + i), 1, entry -> true);
        }
        network.run(network.config.forgetRemoved().dividedBy(2));
        network.partition(0);
        network.run(Duration.ofSeconds(15));

        long sent = sentIn(network, Duration.ofSeconds(20));

        assertTrue(sent < 2 * ofEqualRolls, sent + " bytes, and of equal rolls " + ofEqualRolls);
        network.living()
                .forEach(node ->
                        assertTrue(node.roll.snapshot().present(id(LEAVING)).isEmpty(), "back again at " + node.id));
    }

    private static long sentIn(SimulatedNetwork network, Duration duration) {
        long before = network.bytes;
        network.run(duration);
        return network.bytes - before;
    }
}
