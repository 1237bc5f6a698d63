package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.text.Visible;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;

/** Reads the registry's answer to {@code GET /cluster}. */
final class ClusterCodec {
    private ClusterCodec() {}

    /**
     * Reads which registries work together.
     *
     * @throws UnreadableAnswerException when that is not told
     */
    static Cluster read(byte[] json) {
        return Answers.read(ServiceName.REGISTRY, json, reader -> {
            JsonObject cluster = reader.readObject();
            return Answers.flag(cluster, "Clustered") ? cluster(cluster) : Cluster.NONE;
        });
    }

    private static Cluster cluster(JsonObject cluster) {
        return new Cluster(
                Answers.text(cluster, "Node"),
                Answers.whole(cluster, "Configured"),
                Answers.list(cluster, "Members", ClusterCodec::member),
                Answers.whole(cluster, "Checks"),
                Answers.whole(cluster, "Instances"),
                Duration.ofMillis(Answers.whole(cluster, "LagMillis")),
                Answers.whole(cluster, "Repaired"),
                Answers.list(cluster, "Views", ClusterCodec::view));
    }

    private static Cluster.Member member(JsonObject member) {
        return new Cluster.Member(
                Answers.text(member, "Node"), Answers.text(member, "Address"), Answers.flag(member, "Working"));
    }

    private static Cluster.View view(JsonObject view) {
        return new Cluster.View(
                Answers.instant(view, "Time"), Answers.flag(view, "Merged"), texts(view, "Came"), texts(view, "Left"));
    }

    private static List<String> texts(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray array
                ? array.getValuesAs(JsonString.class).stream()
                        .map(text -> Visible.of(text.getString()))
                        .toList()
                : List.of();
    }
}
