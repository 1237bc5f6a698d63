package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Generation;
import dev.rollcall.registry.roll.Health;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What the clients of simulated registries did and were told, and whether the rolls keep it. */
final class Ledger {

    private static final int INSTANCES = 25;
    private static final int FIRST_PORT = 8000;

    private final Random random;
    private final List<Write> waiting = new ArrayList<>();
    private final Map<Integer, Long> registered = new HashMap<>();
    private final Map<Integer, Long> removed = new HashMap<>();
    private final Set<Long> leaving = new HashSet<>();
    private long generations = 1_000;
    int confirmed;

    /** A registration or a goodbye that is not acknowledged yet. */
    private record Write(SimulatedNode node, long number, int port, long generation, boolean removal) {}

    Ledger(Random random) {
        this.random = random;
    }

    /** Some client does something at {@code node}. */
    void act(SimulatedNode node) {
        int port = FIRST_PORT + random.nextInt(INSTANCES);
        Entry known = node.roll.snapshot().entries().get(id(port));
        int kind = random.nextInt(10);
        if (kind < 4) {
            long generation = ++generations;
            node.roll.register(Fixtures.registration("Stock", port, generation), Fixtures.signed());
            waiting.add(new Write(node, node.replication.told(), port, generation, false));
        } else if (known == null) {
            return;
        } else if (kind < 7) {
            leave(node, port, known.generation());
        } else if (kind < 9) {
            Health verdict = Health.values()[random.nextInt(3)];
            node.roll.check(id(port), known.generation(), verdict, "looked at");
        } else {
            node.roll.drain(id(port), node.id, "step " + generations);
        }
    }

    private void leave(SimulatedNode node, int port, Generation generation) {
        leaving.add(generation.number());
        if (node.roll.deregister(id(port), generation.number(), entry -> true)) {
            waiting.add(new Write(node, node.replication.told(), port, generation.number(), true));
        }
    }

    /** Notes what is acknowledged by now. */
    void look() {
        waiting.removeIf(write -> {
            if (!write.node().alive) {
                return true;
            }
            boolean done = write.node().replication.confirmed() >= write.number();
            if (done) {
                confirmed++;
                (write.removal() ? removed : registered).merge(write.port(), write.generation(), Math::max);
            }
            return done;
        });
    }

    /** Checks that {@code known} holds everything that was acknowledged. */
    void check(Map<InstanceId, Entry> known, String what) {
        registered.forEach((port, generation) -> {
            Entry entry = known.get(id(port));
            String which = what + " port " + port + " generation " + generation + ": " + entry;
            assertNotNull(entry, which);
            assertTrue(entry.generation().number() >= generation, "lost: " + which);
            boolean mayBeGone = leaving.contains(entry.generation().number());
            assertTrue(entry.present() || mayBeGone, "removed by nobody: " + which);
        });
        removed.forEach((port, generation) -> {
            Entry entry = known.get(id(port));
            assertNotNull(entry, what);
            long newest = entry.generation().number();
            assertTrue(newest > generation || newest == generation && entry.left(), "back again: " + what + entry);
        });
        assertEquals(List.of(), waiting, what + ": everything is acknowledged at last");
    }
}
