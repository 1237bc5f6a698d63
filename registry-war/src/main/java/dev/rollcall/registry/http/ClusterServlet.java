package dev.rollcall.registry.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.registry.cluster.Cluster;
import dev.rollcall.registry.cluster.MembershipLog;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /cluster}: which registries work together, as this one sees it, and what changed that. */
public final class ClusterServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private final transient Callers callers;
    private final transient Members members;
    private final transient Optional<Cluster> cluster;
    private final transient Prober prober;

    /**
     * Takes its collaborators.
     *
     * @param cluster empty if this registry is not in a cluster
     */
    public ClusterServlet(Json json, Callers callers, Members members, Optional<Cluster> cluster, Prober prober) {
        super(json);
        this.callers = callers;
        this.members = members;
        this.cluster = cluster;
        this.prober = prober;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        callers.requireReader(exchange.request());
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, Exchange.JSON, JsonBytes.object(this::write));
    }

    private void write(JsonGenerator json) {
        Membership now = members.now();
        json.write("Node", now.self());
        json.write("Clustered", cluster.isPresent());
        json.write("Working", now.isWorking());
        json.write("View", now.view());
        json.write("Configured", cluster.map(Cluster::configured).orElse(1));
        json.writeStartArray("Members");
        for (String node : now.live()) {
            json.writeStartObject()
                    .write("Node", node)
                    .write("Address", cluster.map(c -> c.place(node)).orElse(""))
                    .write("Working", now.working().contains(node))
                    .writeEnd();
        }
        json.writeEnd();
        json.write("Checks", prober.own());
        json.write("Instances", prober.all());
        json.write(
                "LagMillis", cluster.map(c -> c.replication().lag().toMillis()).orElse(0L));
        json.write(
                "Repaired",
                cluster.map(c -> c.replication().figures().repairs()).orElse(0L));
        EntryJson.text("Notice", cluster.flatMap(Cluster::obstacle), json);
        views(cluster.map(c -> c.views().all()).orElse(List.of()), json);
    }

    private static void views(List<MembershipLog.Noted> views, JsonGenerator json) {
        json.writeStartArray("Views");
        for (MembershipLog.Noted noted : views) {
            json.writeStartObject()
                    .write("Time", noted.at().toString())
                    .write("View", noted.view().number())
                    .write("Cause", noted.cause())
                    .write("Merged", noted.view().merged());
            texts("Came", noted.came(), json);
            texts("Left", noted.left(), json);
            texts("Nodes", noted.view().nodes(), json);
            json.writeEnd();
        }
        json.writeEnd();
    }

    private static void texts(String member, List<String> texts, JsonGenerator json) {
        json.writeStartArray(member);
        texts.forEach(json::write);
        json.writeEnd();
    }
}
