package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.MembershipLog;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.testing.NoSubscribers;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** A registry's roll in a cluster on loopback, on JGroups. */
final class RunningNode implements AutoCloseable {

    static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    final String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    final Members members = new Members(Replication.beginning(id));
    final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, SystemTime.INSTANCE, SystemTime.INSTANCE);
    final JGroupsTransport transport;
    final Cluster cluster;

    private RunningNode(int port, String ports, String key) {
        ClusterConfig config = ClusterConfig.from(Settings.of(Map.of(
                        "rollcall.registry.cluster.members",
                        ports,
                        "rollcall.registry.cluster.address",
                        "127.0.0.1:" + port)))
                .orElseThrow();
        SealKey seal = SealKey.of(ServiceKey.parse(key));
        this.transport = new JGroupsTransport(id, config, seal, SystemTime.INSTANCE);
        this.cluster = new Cluster(
                transport,
                roll,
                (entry, result) -> {},
                new NoSubscribers(),
                SystemTime.INSTANCE,
                new MembershipLog(SystemTime.INSTANCE));
    }

    static RunningNode start(int port, List<Integer> ports, String key) {
        String all = ports.stream().map(each -> "127.0.0.1:" + each).collect(Collectors.joining(","));
        RunningNode node = new RunningNode(port, all, key);
        node.cluster.start();
        return node;
    }

    boolean sees(int nodes) {
        return members.now().live().size() == nodes && members.now().working().size() == nodes;
    }

    void register(int port) {
        Fixtures.listed(roll, Fixtures.registration("Stock", port, 1), Fixtures.signed());
    }

    boolean lists(int port) {
        return roll.snapshot().present(Fixtures.id(port)).isPresent();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
