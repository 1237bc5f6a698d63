package dev.rollcall.portal.page.system;

import dev.rollcall.portal.system.Cluster;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Several registries for programs, as part of the page <em>System</em>. */
final class ClusterJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private ClusterJson() {}

    static JsonObjectBuilder of(Cluster cluster) {
        JsonArrayBuilder members = JSON.createArrayBuilder();
        cluster.members().forEach(member -> members.add(member(member, cluster.node())));
        JsonArrayBuilder views = JSON.createArrayBuilder();
        cluster.views().forEach(view -> views.add(view(view)));
        return JSON.createObjectBuilder()
                .add("configured", cluster.configured())
                .add("members", members)
                .add("checks", cluster.checks())
                .add("instances", cluster.checked())
                .add("lagMillis", cluster.lag().toMillis())
                .add("repaired", cluster.repaired())
                .add("views", views);
    }

    private static JsonObjectBuilder member(Cluster.Member member, String asked) {
        return JSON.createObjectBuilder()
                .add("address", member.address())
                .add("working", member.working())
                .add("asked", member.node().equals(asked));
    }

    private static JsonObjectBuilder view(Cluster.View view) {
        JsonObjectBuilder json = JSON.createObjectBuilder();
        Instant at = view.at();
        if (at == null) {
            json.addNull("time");
        } else {
            json.add("time", at.toString());
        }
        return json.add("merged", view.merged()).add("came", texts(view.came())).add("left", texts(view.left()));
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        texts.forEach(array::add);
        return array;
    }
}
