package dev.rollcall.registry.cluster;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.RollConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A network in memory, in which everything that can happen to messages happens, by a seed: they are lost, late, repeated, overtake
 * each other, and cannot leave their side of a partition. Nodes hear of another view some time after the fact, each at another
 * time. Time is virtual; one thread runs all.
 */
final class SimulatedNetwork {

    final ManualTime time = new ManualTime();
    final Random random;
    final List<SimulatedNode> nodes = new ArrayList<>();
    RollConfig config = new RollConfig(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(24), Fixtures.LIMITS);
    double loss;

    /** How many bytes were sent so far. */
    long bytes;

    /** Whom nodes tell that are started from now on. */
    Optional<SimulatedCustomers> customers = Optional.empty();

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final Map<String, Integer> sides = new HashMap<>();
    private long number;
    private long views;
    private int epoch;

    private record Event(long at, long number, Runnable action) {}

    SimulatedNetwork(long seed) {
        this.random = new Random(seed);
    }

    /** Starts a node; it joins those on its side. */
    SimulatedNode start(Duration wrongBy) {
        SimulatedNode node = new SimulatedNode("n" + nodes.size() + "-" + random.nextInt(1000), this, wrongBy);
        nodes.add(node);
        sides.put(node.id, 0);
        beat(node);
        viewsChange();
        return node;
    }

    private void beat(SimulatedNode node) {
        after(50, () -> {
            if (node.alive) {
                node.work();
                beat(node);
            }
        });
    }

    /** Kills a node: what it holds is gone. */
    void kill(SimulatedNode node) {
        node.alive = false;
        viewsChange();
    }

    /** Puts each node on a side; those on different sides do not hear each other. */
    void partition(int... side) {
        List<SimulatedNode> living = living();
        for (int i = 0; i < living.size(); i++) {
            sides.put(living.get(i).id, side[i % side.length]);
        }
        viewsChange();
    }

    List<SimulatedNode> living() {
        return nodes.stream().filter(node -> node.alive).toList();
    }

    private void viewsChange() {
        int current = ++epoch;
        for (SimulatedNode node : living()) {
            List<SimulatedNode> reached = living().stream()
                    .filter(other -> reaches(node.id, other.id))
                    .toList();
            List<String> ids = reached.stream().map(other -> other.id).toList();
            long next = views + 1;
            after(100 + random.nextInt(2_000), () -> {
                if (current == epoch && node.alive && !node.view.nodes().equals(ids)) {
                    boolean merged = reached.stream()
                            .anyMatch(other -> other.hasView() && !other.sawWith(node.id) && node.hasView());
                    node.viewed(new MembershipView(next, ids, merged));
                }
            });
        }
        views++;
    }

    private boolean reaches(String one, String other) {
        return sides.get(one).equals(sides.get(other));
    }

    void carry(SimulatedNode from, String to, byte[] message) {
        bytes += message.length;
        if (!from.alive || random.nextDouble() < loss) {
            return;
        }
        int copies = random.nextInt(20) == 0 ? 2 : 1;
        for (int i = 0; i < copies; i++) {
            int delay = 1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 10);
            after(
                    delay,
                    () -> nodes.stream()
                            .filter(node -> node.id.equals(to) && node.alive && reaches(from.id, to))
                            .forEach(node -> node.received(from.id, message)));
        }
    }

    void after(long millis, Runnable action) {
        events.add(new Event(now() + millis, number++, action));
    }

    long now() {
        return time.nanos() / 1_000_000;
    }

    /** Lets time pass. */
    void run(Duration duration) {
        long end = now() + duration.toMillis();
        while (!events.isEmpty() && events.peek().at() <= end) {
            Event event = events.remove();
            time.advance(Duration.ofMillis(event.at() - now()));
            event.action().run();
        }
        time.advance(Duration.ofMillis(end - now()));
    }
}
