package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ViewFile;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.push.PushConfig;
import dev.rollcall.registry.push.PushTimes;
import dev.rollcall.registry.push.Receipt;
import dev.rollcall.registry.push.Subscriber;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Services that the nodes of a {@link SimulatedNetwork} tell their providers, and that renew only when they are made to. An update may arrive just before its
 * sender gives it up, so that those of two senders overtake each other; the sender may not hear of that it has arrived.
 */
final class SimulatedCustomers {

    private static final int FIRST_PORT = 7000;
    private static final int COUNT = 12;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final PushConfig CONFIG = new PushConfig(
            Duration.ofMillis(TIMEOUT_MILLIS), Duration.ofMillis(200), Duration.ofSeconds(5), Duration.ZERO, 32, 32);

    private final SimulatedNetwork network;
    private final Map<InstanceId, Providers> customers = new LinkedHashMap<>();
    private final Map<SimulatedNode, Subscribers> tellers = new LinkedHashMap<>();
    private final Map<InstanceId, Integer> updates = new HashMap<>();

    SimulatedCustomers(SimulatedNetwork network) {
        this.network = network;
    }

    /** Returns what lets a node tell its share of them. */
    LocalSubscribers at(SimulatedNode node) {
        Roll roll = node.roll;
        Subscribers subscribers = new Subscribers(
                roll,
                this::send,
                CONFIG,
                (delay, task) -> network.after(delay.toMillis(), task),
                network.random::nextDouble,
                new PushTimes(Timer.NONE, network.time));
        roll.listen(subscribers);
        node.members.listen(changed -> subscribers.share());
        tellers.put(node, subscribers);
        return subscribers;
    }

    private void send(Subscriber to, ProviderUpdate update, Consumer<Receipt> settle) {
        boolean slow = network.random.nextInt(4) == 0;
        int arrives = 1 + network.random.nextInt(slow ? TIMEOUT_MILLIS : 20);
        network.after(arrives, () -> {
            boolean taken = customers.get(to.id()).apply(update);
            updates.merge(to.id(), taken ? 1 : 0, Integer::sum);
            Receipt receipt = taken ? Receipt.ACKNOWLEDGED : Receipt.DIFFERENT;
            int answered = 1 + network.random.nextInt(slow ? TIMEOUT_MILLIS : 20);
            boolean late = arrives + answered > TIMEOUT_MILLIS;
            network.after(
                    Math.min(answered, TIMEOUT_MILLIS - arrives),
                    () -> settle.accept(late ? Receipt.UNKNOWN : receipt));
        });
    }

    /** Registers them all at {@code node}. */
    void register(SimulatedNode node) {
        for (int port = FIRST_PORT; port < FIRST_PORT + COUNT; port++) {
            Providers providers = new Providers(ViewFile.none());
            customers.put(Fixtures.id(port), providers);
            Entry entry =
                    Fixtures.listed(node.roll, Fixtures.registration("Shop", port, 1, "Stock"), Fixtures.signed());
            providers.apply(tellers.get(node).answer(entry));
        }
    }

    /** Lets one in three renew at {@code node}. */
    void renew(SimulatedNode node) {
        for (InstanceId id : customers.keySet()) {
            if (network.random.nextInt(3) == 0) {
                renew(id, node);
            }
        }
    }

    /** Like the kit, it leaves an answer that an update has overtaken, and renews again. */
    private void renew(InstanceId id, SimulatedNode node) {
        Providers providers = customers.get(id);
        int asked = updates.getOrDefault(id, 0);
        String held = providers.view();
        network.after(1 + network.random.nextInt(20), () -> {
            Entry entry = node.roll.snapshot().present(id).orElseThrow();
            Optional<ProviderUpdate> answer = tellers.get(node).answer(entry, held);
            network.after(
                    1 + network.random.nextInt(20),
                    () -> answer.ifPresent(update -> {
                        if (updates.getOrDefault(id, 0) != asked) {
                            renew(id, node);
                        } else {
                            providers.apply(update);
                            updates.merge(id, 1, Integer::sum);
                        }
                    }));
        });
    }

    /** Checks that each holds what {@code node} would answer its renewal. */
    void check(SimulatedNode node, String what) {
        customers.forEach((id, providers) -> {
            Entry entry = node.roll.snapshot().present(id).orElseThrow();
            assertEquals(Optional.empty(), tellers.get(node).unlessHeld(entry, providers.view()), what + " " + id);
        });
    }
}
