package dev.rollcall.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.cluster.ClusterConfig;
import dev.rollcall.registry.cluster.Replication;
import dev.rollcall.registry.cluster.ViewLog;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.http.Accord;
import dev.rollcall.registry.http.Callers;
import dev.rollcall.registry.http.ClusterServlet;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.jgroups.JGroupsTransport;
import dev.rollcall.registry.jgroups.SealKey;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.Elsewhere;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Roll;
import java.util.Optional;

/** Puts the cluster together, if the settings ask for one; without, no class of JGroups is loaded. */
final class Clustering {

    private final Wiring wiring;
    private final Optional<ClusterConfig> config;
    private final Members members;
    private Optional<Cluster> cluster = Optional.empty();

    Clustering(Wiring wiring, String node) {
        this.wiring = wiring;
        this.config = ClusterConfig.from(wiring.settings());
        this.members = config.isPresent() ? new Members(Replication.beginning(node)) : Members.alone(node);
    }

    /** Returns who works together; nobody does before {@link #start}, if there is to be a cluster. */
    Members members() {
        return members;
    }

    /** Lets this registry join the others, in the background, and shows whom it sees. */
    void start(Roll roll, Heartbeats heartbeats, Prober prober, Subscribers subscribers, Callers callers) {
        members.listen(changed -> subscribers.share());
        config.ifPresent(wanted -> {
            JGroupsTransport transport = new JGroupsTransport(members.now().self(), wanted, key(), wiring.ticker());
            Cluster made =
                    new Cluster(transport, roll, heartbeats, subscribers, wiring.ticker(), new ViewLog(wiring.wall()));
            cluster = Optional.of(made);
            prober.consult(made.replication().opinions());
            new ClusterMetrics(wiring.metrics()).of(made, transport::strangers, members, prober);
            wiring.health("cluster", () -> health(made, wanted));
            wiring.own(made).start();
        });
        wiring.serve(Routes.CLUSTER, new ClusterServlet(wiring.json(), callers, members, cluster, prober));
    }

    /** Returns those whom other registries tell. */
    Elsewhere elsewhere() {
        return cluster.map(made -> made.replication().elsewhere()).orElse(Elsewhere.NOBODY);
    }

    private SealKey key() {
        return wiring.keys()
                .keyOf(ServiceName.REGISTRY)
                .map(SealKey::of)
                .orElseThrow(() -> new SettingException("a cluster needs master.key"));
    }

    private Health health(Cluster made, ClusterConfig wanted) {
        if (made.obstacle().isPresent()) {
            return Health.degraded(made.obstacle().get());
        }
        return wanted.members().size() > 1 && members.now().isAlone()
                ? Health.degraded("no other registry of the cluster is reached")
                : Health.up();
    }

    /** Returns what is owed to the others before a request is answered. */
    Accord accord() {
        boolean waiting = config.map(ClusterConfig::waiting).orElse(false);
        return new Accord(members, waiting ? cluster : Optional.empty());
    }
}
