package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.health.Strip;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.text.Address;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the cards of the page <em>System</em>. Used by one thread. */
final class Cards {
    private static final int MOST_INSTANCES = 50;
    private static final int MOST_GONE = 5;

    private final Known known;
    private final Census census;
    private final Instant now;
    private final Function<Instant, Moment> moments;
    private final Map<String, List<GoneRow>> gone = new HashMap<>();

    Cards(Known known, Census census, Instant now, Function<Instant, Moment> moments) {
        this.known = known;
        this.census = census;
        this.now = now;
        this.moments = moments;
        findGone();
    }

    ServiceCard card(ServiceName name) {
        List<Entry> entries = census.of(name);
        List<ServiceCard.Requirement> requires = census.requirements(name).stream()
                .map(required -> new ServiceCard.Requirement(PlainName.of(required), census.isAvailable(required)))
                .toList();
        List<String> requiredBy =
                census.dependents(name).stream().map(PlainName::of).sorted().toList();
        List<InstanceRow> instances = entries.stream()
                .sorted(Comparator.comparing(Entry::state).reversed().thenComparing(Entry::instanceId))
                .limit(MOST_INSTANCES)
                .map(this::row)
                .toList();
        return new ServiceCard(
                PlainName.of(name),
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
                .map(event -> Trouble.of(event, moments))
                .orElse(null);
        Checkup checkup = entry.checkup();
        return new InstanceRow(
                entry.instanceId(),
                entry.state(),
                moment(entry.since()),
                new Address(entry.url()),
                entry.version(),
                entry.signed(),
                remark(entry),
                moment(checkup.at()),
                checkup.latency(),
                trouble,
                Strip.of(chart, now, moments),
                chart.uptimeText(),
                Action.of(entry));
    }

    private @Nullable Moment moment(@Nullable Instant instant) {
        return instant == null ? null : moments.apply(instant);
    }

    private static String remark(Entry entry) {
        if (!entry.reason().isEmpty()) {
            return entry.reason();
        }
        if (entry.drain() != null) {
            return "Taken out of use " + entry.drain().words() + ".";
        }
        if (!entry.degraded().isEmpty()) {
            return entry.degraded();
        }
        return entry.informed() ? "" : "Not yet told of the newest addresses of what it requires.";
    }

    /** Those of the last 24 hours; the stories come with the latest at the end. */
    private void findGone() {
        Set<String> present =
                known.roll().entries().stream().map(Entry::instanceId).collect(Collectors.toSet());
        List<Stories.Story> stories = new ArrayList<>(known.stories().all());
        for (int i = stories.size() - 1; i >= 0; i--) {
            Stories.Story story = stories.get(i);
            Instant since = story.goneSince().orElse(Instant.MIN);
            if (since.isAfter(now.minus(Chart.SPAN))
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
                story.last().words(),
                moments.apply(since),
                told || story.trouble() == null ? null : Trouble.of(story.trouble(), moments),
                chart.isEmpty() ? null : Strip.of(chart, now, moments));
    }
}
