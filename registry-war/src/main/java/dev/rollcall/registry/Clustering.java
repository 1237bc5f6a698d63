package dev.rollcall.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.MembershipLog;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.http.Callers;
import dev.rollcall.registry.http.ClusterServlet;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.http.WriteConcern;
import dev.rollcall.registry.jgroups.JGroupsTransport;
import dev.rollcall.registry.jgroups.SealKey;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.RemoteSubscribers;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Roll;
import dev.rollcall.registry.store.RollStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the cluster together, if the settings ask for one; otherwise no class of JGroups is loaded. */
final class Clustering {

    private final Wiring wiring;
    private final Optional<ClusterConfig> config;

    /** Null without a cluster; an {@link Optional} of it would load its class. */
    private final @Nullable JGroupsTransport transport;

    private final Members members;
    private Optional<Cluster> cluster = Optional.empty();

    Clustering(Wiring wiring, String node) {
        this.wiring = wiring;
        this.config = ClusterConfig.from(wiring.settings());
        if (config.isPresent()) {
            JGroupsTransport made = new JGroupsTransport(node, config.get(), key(wiring), wiring.ticker());
            this.transport = made;
            this.members = new Members(Replication.beginning(node), made.configured());
        } else {
            this.transport = null;
            this.members = Members.alone(node);
        }
    }

    /** Returns which nodes work together; with a cluster, none does before {@link #start}. */
    Members members() {
        return members;
    }

    /** Makes what joins the others, and shows which this registry sees. */
    void prepare(Roll roll, Heartbeats heartbeats, Prober prober, Subscribers subscribers, Callers callers) {
        members.listen(changed -> subscribers.share());
        JGroupsTransport carrier = transport;
        if (carrier != null) {
            Cluster made = new Cluster(
                    carrier, roll, heartbeats, subscribers, wiring.ticker(), new MembershipLog(wiring.wall()));
            cluster = Optional.of(made);
            prober.consult(made.replication().indirectProbes());
            new ClusterMetrics(wiring.metrics()).of(made, carrier::strangers, members, prober);
            wiring.health("cluster", () -> health(made));
            wiring.own(made);
        }
        wiring.serve(Routes.CLUSTER, new ClusterServlet(wiring.json(), callers, members, cluster, prober));
    }

    /**
     * Lets this registry join the others, in the background. To be called last: a registry that cannot be built is
     * built again and again, and the others would see it come and go.
     */
    void start() {
        cluster.ifPresent(Cluster::start);
    }

    /** Returns the subscribers that other registries tell. */
    RemoteSubscribers remoteSubscribers() {
        return cluster.map(made -> made.replication().remoteSubscribers()).orElse(RemoteSubscribers.NONE);
    }

    private static SealKey key(Wiring wiring) {
        return wiring.keys()
                .keyOf(ServiceName.REGISTRY)
                .map(SealKey::of)
                .orElseThrow(() -> new SettingException("a cluster needs master.key"));
    }

    private Health health(Cluster made) {
        if (made.obstacle().isPresent()) {
            return Health.degraded(made.obstacle().get());
        }
        return made.configured() > 1 && members.now().isAlone()
                ? Health.degraded("no other registry of the cluster is reached")
                : Health.up();
    }

    /** Returns what must hold before a request is answered. */
    WriteConcern writeConcern(RollStore store) {
        boolean keeping = wiring.settings().flag("rollcall.registry.store.sync", false);
        boolean waiting = config.map(ClusterConfig::waiting).orElse(false);
        return new WriteConcern(
                members, keeping ? Optional.of(store) : Optional.empty(), waiting ? cluster : Optional.empty());
    }
}
