package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.health.Strip;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.text.Address;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the cards of the page <em>System</em>. Used by one thread. */
final class Cards {
    private static final int MOST_INSTANCES = 50;
    private static final int MOST_GONE = 5;

    private final Known known;
    private final Census census;
    private final Audience audience;
    private final Map<String, List<GoneRow>> gone = new HashMap<>();

    Cards(Known known, Census census, Audience audience) {
        this.known = known;
        this.census = census;
        this.audience = audience;
        findGone();
    }

    ServiceCard card(ServiceName name) {
        List<Entry> entries = census.of(name);
        List<ServiceCard.Requirement> requires = census.requirements(name).stream()
                .map(required -> new ServiceCard.Requirement(plain(required), census.isAvailable(required)))
                .toList();
        List<String> requiredBy =
                census.dependents(name).stream().map(this::plain).sorted().toList();
        List<InstanceRow> instances = entries.stream()
                .sorted(Comparator.comparing(Entry::state).reversed().thenComparing(Entry::instanceId))
                .limit(MOST_INSTANCES)
                .map(this::row)
                .toList();
        return new ServiceCard(
                plain(name),
                name.value(),
                census.state(name),
                entries.size(),
                instances,
                gone.getOrDefault(name.value(), List.of()),
                requires,
                requiredBy);
    }

    private InstanceRow row(Entry entry) {
        Chart chart = known.chart(entry.instanceId());
        Trouble trouble = known.stories()
                .of(entry.instanceId())
                .map(Stories.Story::trouble)
                .map(event -> Trouble.of(event, audience))
                .orElse(null);
        Checkup checkup = entry.checkup();
        return new InstanceRow(
                entry.instanceId(),
                entry.state(),
                moment(entry.since()),
                new Address(entry.url()),
                entry.version(),
                entry.zone(),
                entry.signed(),
                remark(entry),
                moment(checkup.at()),
                checkup.latency(),
                trouble,
                Strip.of(chart, audience),
                chart.uptimeText(audience.texts()),
                Action.of(entry));
    }

    private String plain(ServiceName name) {
        return PlainName.of(name, audience.texts());
    }

    private @Nullable Moment moment(@Nullable Instant instant) {
        return instant == null ? null : audience.moment(instant);
    }

    private String remark(Entry entry) {
        if (!entry.reason().isEmpty()) {
            return entry.reason();
        }
        if (entry.drain() != null) {
            return audience.say("system.cause.drained", entry.drain().words(audience.texts()));
        }
        if (!entry.degraded().isEmpty()) {
            return entry.degraded();
        }
        return entry.informed() ? "" : audience.say("system.instance.untold");
    }

    /** Those of the last 24 hours; the stories come with the latest at the end. */
    private void findGone() {
        Set<String> present =
                known.roll().entries().stream().map(Entry::instanceId).collect(Collectors.toSet());
        List<Stories.Story> stories = new ArrayList<>(known.stories().all());
        for (int i = stories.size() - 1; i >= 0; i--) {
            Stories.Story story = stories.get(i);
            Instant since = story.goneSince().orElse(Instant.MIN);
            if (since.isAfter(audience.now().minus(Chart.SPAN))
                    && !present.contains(story.last().instance())) {
                List<GoneRow> rows = gone.computeIfAbsent(story.last().service(), unknown -> new ArrayList<>());
                if (rows.size() < MOST_GONE) {
                    rows.add(gone(story, since));
                }
            }
        }
    }

    private GoneRow gone(Stories.Story story, Instant since) {
        String id = story.last().instance();
        Chart chart = known.chart(id);
        boolean told = story.trouble() == null || story.trouble().equals(story.last());
        return new GoneRow(
                id,
                story.last().words(audience.texts()),
                audience.moment(since),
                told || story.trouble() == null ? null : Trouble.of(story.trouble(), audience),
                chart.isEmpty() ? null : Strip.of(chart, audience));
    }
}
