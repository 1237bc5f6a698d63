package dev.rollcall.portal.page.system;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.system.Cluster;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;

/** Several registries for programs, as part of the page <em>System</em>. */
final class ClusterJson {
    private ClusterJson() {}

    static JsonObjectBuilder of(Cluster cluster) {
        JsonArrayBuilder members = JsonP.array();
        cluster.members().forEach(member -> members.add(member(member, cluster.node())));
        JsonArrayBuilder views = JsonP.array();
        cluster.views().forEach(view -> views.add(view(view)));
        return JsonP.object()
                .add("configured", cluster.configured())
                .add("members", members)
                .add("checks", cluster.checks())
                .add("instances", cluster.checked())
                .add("lagMillis", cluster.lag().toMillis())
                .add("repaired", cluster.repaired())
                .add("views", views);
    }

    private static JsonObjectBuilder member(Cluster.Member member, String asked) {
        return JsonP.object()
                .add("address", member.address())
                .add("working", member.working())
                .add("asked", member.node().equals(asked));
    }

    private static JsonObjectBuilder view(Cluster.View view) {
        JsonObjectBuilder json = JsonP.object();
        Instant at = view.at();
        if (at == null) {
            json.addNull("time");
        } else {
            json.add("time", at.toString());
        }
        return json.add("merged", view.merged()).add("came", texts(view.came())).add("left", texts(view.left()));
    }

    private static JsonArrayBuilder texts(List<String> texts) {
        JsonArrayBuilder array = JsonP.array();
        texts.forEach(array::add);
        return array;
    }
}
