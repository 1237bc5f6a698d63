package dev.rollcall.registry.cluster;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.testing.NoSubscribers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry node on a {@link SimulatedNetwork}. */
final class SimulatedNode implements Carrier {

    final String id;
    final Members members;
    final Roll roll;
    final Replication replication;
    boolean alive = true;
    MembershipView view;
    private final SimulatedNetwork network;
    private long tickedAt;

    SimulatedNode(String id, SimulatedNetwork network, Duration wrongBy) {
        this.id = id;
        this.network = network;
        InstantSource wall = () -> network.time.instant().plus(wrongBy);
        this.members = new Members(Replication.beginning(id));
        this.roll = new Roll(members, network.config, wall, network.time);
        LocalSubscribers subscribers =
                network.customers.map(all -> all.at(this)).orElseGet(NoSubscribers::new);
        this.replication = new Replication(roll, this, (entry, result) -> {}, subscribers, network.time);
        this.view = new MembershipView(0, List.of(), false);
    }

    boolean hasView() {
        return !view.nodes().isEmpty();
    }

    /** Returns whether its newest view holds {@code other}. */
    boolean sawWith(String other) {
        return view.nodes().contains(other);
    }

    boolean works() {
        return alive && members.now().isWorking();
    }

    void viewed(MembershipView next) {
        view = next;
        replication.viewed(next);
        sendAll();
    }

    void received(String from, byte[] message) {
        replication.received(from, message);
        sendAll();
    }

    void work() {
        if (network.now() - tickedAt >= 1_000) {
            tickedAt = network.now();
            replication.tick();
            roll.sweep(entry -> false);
        }
        sendAll();
    }

    void sendAll() {
        boolean more = true;
        while (more) {
            more = replication.send(this);
        }
    }

    @Override
    public void toAll(byte[] message) {
        view.nodes().stream().filter(node -> !node.equals(id)).forEach(node -> to(node, message));
    }

    @Override
    public void to(String node, byte[] message) {
        network.carry(this, node, message);
    }

    /** Returns all that it knows. */
    Map<InstanceId, Entry> known() {
        Map<InstanceId, Entry> known = new HashMap<>();
        roll.snapshot().entries().forEach(entry -> known.put(entry.id(), entry));
        return known;
    }
}
