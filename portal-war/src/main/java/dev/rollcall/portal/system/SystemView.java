package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Address;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the page <em>System</em> shows: a headline, sentences about what is wrong, a card for each service. Our four are
 * expected even when nobody registered them, and so is whatever somebody requires.
 *
 * @param concerns a sentence for each service that is not as it should be
 * @param notice a sentence of the registry about itself, or empty
 * @param taken when the roll was read
 */
public record SystemView(
        String headline, State worst, List<String> concerns, String notice, List<ServiceCard> services, Moment taken) {

    private static final List<ServiceName> OURS =
            List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING, ServiceName.PORTAL);

    public SystemView {
        concerns = List.copyOf(concerns);
        services = List.copyOf(services);
    }

    /** The view of a roll. */
    public static SystemView of(Roll roll, Instant now, ZoneId zone) {
        Map<ServiceName, List<Entry>> byName = byName(roll);
        Concerns concerns = new Concerns(byName, instant -> new Moment(instant, now, zone));
        List<ServiceCard> cards = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        byName.forEach((name, entries) -> {
            cards.add(card(name, byName, now, zone));
            concerns.about(name).ifPresent(sentences::add);
        });
        long healthy = cards.stream().filter(card -> card.state().isHealthy()).count();
        State worst = cards.stream()
                .map(ServiceCard::state)
                .max(Comparator.naturalOrder())
                .orElse(State.MISSING);
        String headline = healthy + " of " + cards.size() + " services healthy";
        return new SystemView(headline, worst, sentences, roll.notice(), cards, new Moment(now, now, zone));
    }

    private static Map<ServiceName, List<Entry>> byName(Roll roll) {
        Map<ServiceName, List<Entry>> byName = new TreeMap<>(
                Comparator.<ServiceName>comparingInt(name -> OURS.contains(name) ? OURS.indexOf(name) : OURS.size())
                        .thenComparing(Comparator.naturalOrder()));
        OURS.forEach(name -> byName.put(name, new ArrayList<>()));
        for (Entry entry : roll.entries()) {
            byName.computeIfAbsent(entry.name(), unknown -> new ArrayList<>()).add(entry);
            entry.requires().forEach(name -> byName.computeIfAbsent(name, unknown -> new ArrayList<>()));
        }
        return byName;
    }

    private static ServiceCard card(ServiceName name, Map<ServiceName, List<Entry>> roll, Instant now, ZoneId zone) {
        List<Entry> entries = roll.getOrDefault(name, List.of());
        List<ServiceCard.Requirement> requires = entries.stream()
                .flatMap(entry -> entry.requires().stream())
                .distinct()
                .map(required -> new ServiceCard.Requirement(PlainName.of(required), available(required, roll)))
                .toList();
        List<String> requiredBy = roll.entrySet().stream()
                .filter(other -> other.getValue().stream()
                        .anyMatch(entry -> entry.requires().contains(name)))
                .map(other -> PlainName.of(other.getKey()))
                .toList();
        List<InstanceRow> instances = entries.stream()
                .sorted(Comparator.comparing(Entry::instanceId))
                .map(entry -> row(entry, now, zone))
                .toList();
        return new ServiceCard(PlainName.of(name), name.value(), worst(entries), instances, requires, requiredBy);
    }

    private static InstanceRow row(Entry entry, Instant now, ZoneId zone) {
        Instant since = entry.statusSince();
        return new InstanceRow(
                entry.instanceId(),
                entry.state(),
                since == null ? null : new Moment(since, now, zone),
                new Address(entry.url()),
                entry.version(),
                entry.signed(),
                remark(entry));
    }

    private static String remark(Entry entry) {
        if (!entry.reason().isEmpty()) {
            return entry.reason();
        }
        if (!entry.degraded().isEmpty()) {
            return entry.degraded();
        }
        return entry.informed() ? "" : "Not yet told of the newest addresses of what it requires.";
    }

    /** Whether an instance can be called: DOWN ones are not given to dependents. */
    private static boolean available(ServiceName name, Map<ServiceName, List<Entry>> roll) {
        return roll.getOrDefault(name, List.of()).stream().anyMatch(entry -> entry.state() != State.DOWN);
    }

    static State worst(List<Entry> entries) {
        return entries.stream().map(Entry::state).max(Comparator.naturalOrder()).orElse(State.MISSING);
    }
}
