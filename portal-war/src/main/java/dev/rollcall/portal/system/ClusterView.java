package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Moment;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page <em>System</em> says of several registries.
 *
 * @param cluster the same for programs
 * @param summary a sentence
 * @param tone {@code ok} or {@code warn}
 * @param members those that reach each other
 * @param share how many of all checks the one that was asked makes
 * @param lag how long its oldest change waits, with its unit
 * @param repaired how many entries it was told of late
 * @param views the latest, the newest first
 */
public record ClusterView(
        Cluster cluster,
        String summary,
        String tone,
        List<Row> members,
        String share,
        String lag,
        String repaired,
        List<Line> views) {
    private static final int MOST_VIEWS = 5;

    public ClusterView {
        members = List.copyOf(members);
        views = List.copyOf(views);
    }

    /** A registry, by where it listens for the others. */
    public record Row(String address, String tone, String state) {}

    /** How they came to be together, or not. */
    public record Line(@Nullable Moment at, String what) {}

    /** The view of several registries; null of one that is alone. */
    static @Nullable ClusterView of(Cluster cluster, Audience audience) {
        if (cluster.isAlone()) {
            return null;
        }
        boolean whole = cluster.missing() == 0;
        return new ClusterView(
                cluster,
                whole
                        ? audience.say("system.cluster.all", cluster.configured())
                        : audience.say("system.cluster.some", cluster.members().size(), cluster.configured()),
                whole ? "ok" : "warn",
                cluster.members().stream()
                        .map(member -> row(member, cluster.node(), audience))
                        .toList(),
                audience.say("system.cluster.share.of", cluster.checks(), cluster.checked()),
                cluster.lag().toMillis() + " ms",
                audience.texts().number(BigDecimal.valueOf(cluster.repaired())),
                lines(cluster.views(), audience));
    }

    private static Row row(Cluster.Member member, String asked, Audience audience) {
        String state = audience.say(member.working() ? "system.cluster.works" : "system.cluster.joins");
        return new Row(
                member.address(),
                member.working() ? "ok" : "warn",
                member.node().equals(asked) ? audience.say("system.cluster.asked", state) : state);
    }

    private static List<Line> lines(List<Cluster.View> views, Audience audience) {
        List<Cluster.View> latest =
                new ArrayList<>(views.subList(Math.max(0, views.size() - MOST_VIEWS), views.size()));
        Collections.reverse(latest);
        return latest.stream().map(view -> line(view, audience)).toList();
    }

    private static Line line(Cluster.View view, Audience audience) {
        List<String> words = new ArrayList<>();
        if (view.merged()) {
            words.add(audience.say("system.cluster.merged"));
        }
        if (!view.came().isEmpty()) {
            words.add(audience.say("system.cluster.came", String.join(", ", view.came())));
        }
        if (!view.left().isEmpty()) {
            words.add(audience.say("system.cluster.left", String.join(", ", view.left())));
        }
        Instant at = view.at();
        return new Line(
                at == null ? null : audience.moment(at),
                words.isEmpty() ? audience.say("system.cluster.same") : String.join("; ", words));
    }
}
