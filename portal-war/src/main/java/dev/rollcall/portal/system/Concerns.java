package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.PlainName;
import dev.rollcall.portal.text.Texts;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a service: what, since when, why, what that means for the people who use the system, what to do. */
final class Concerns {
    private static final int MOST_NAMES = 5;

    /** What the registry writes of a health check that was asked to log in. */
    private static final Pattern LOGIN = Pattern.compile("answered 40[13]\\b");

    private final Census census;
    private final Audience audience;

    Concerns(Census census, Audience audience) {
        this.census = census;
        this.audience = audience;
    }

    /** What is wrong; nothing when the service is healthy. */
    Optional<Concern> about(ServiceName name) {
        List<Entry> entries = census.of(name);
        State state = State.of(entries);
        if (state.isHealthy()) {
            return Optional.empty();
        }
        Optional<Instant> lost = census.lostSince(name);
        if (lost.isPresent()) {
            return Optional.of(lost(name, lost.get()));
        }
        List<Entry> unwell = entries.stream()
                .filter(entry -> state == State.DRAINED
                        || (entry.drain() == null && !entry.state().isHealthy()))
                .toList();
        return Optional.of(new Concern(
                state,
                name.value(),
                audience.say(
                        "system.concern", PlainName.of(name, audience.texts()), what(state, unwell, entries.size())),
                cause(state, unwell),
                effect(name, state),
                audience.say("system.action." + action(state, unwell))));
    }

    private Concern lost(ServiceName name, Instant since) {
        String what = since(audience.say("system.concern.missing"), since);
        return new Concern(
                State.MISSING,
                name.value(),
                audience.say("system.concern", PlainName.of(name, audience.texts()), what),
                audience.say("system.cause.lost"),
                effectOfAbsence(name, census, audience.texts()),
                audience.say(census.isWanted(name) ? "system.action.missing" : "system.action.lost"));
    }

    /** What is wrong with registries of which each by itself is healthy: some of them are not reached by the others. */
    Optional<Concern> about(ServiceName name, Cluster cluster) {
        if (!name.equals(ServiceName.REGISTRY) || cluster.isAlone() || cluster.missing() == 0) {
            return Optional.empty();
        }
        String what = audience.say("system.concern.cluster", cluster.missing(), cluster.configured());
        return Optional.of(new Concern(
                State.DEGRADED,
                name.value(),
                audience.say("system.concern", PlainName.of(name, audience.texts()), since(what, cluster.since())),
                audience.say("system.cause.cluster"),
                audience.say("system.effect.cluster"),
                audience.say("system.action.cluster")));
    }

    /** What is wrong with instances of which each by itself may be healthy: calls go to them in turn, and their data differ. */
    Optional<Concern> apart(ServiceName name) {
        List<Entry> inTurn = census.of(name).stream()
                .filter(entry -> entry.isOffered() && !entry.store().isEmpty())
                .toList();
        Map<String, String> ids = inTurn.stream()
                .collect(Collectors.groupingBy(
                        Entry::store,
                        LinkedHashMap::new,
                        Collectors.mapping(Entry::instanceId, Collectors.joining(", "))));
        if (ids.size() < 2) {
            return Optional.empty();
        }
        return Optional.of(new Concern(
                State.FAILING,
                name.value(),
                audience.say(
                        "system.concern",
                        PlainName.of(name, audience.texts()),
                        audience.say("system.concern.apart", inTurn.size())),
                audience.say("system.cause.apart", String.join("; ", ids.values())),
                audience.say("system.effect.apart"),
                audience.say("system.action.apart")));
    }

    /** What it means when no instance of a service can be called. */
    static String effectOfAbsence(ServiceName name, Census census, Texts texts) {
        if (name.isInfrastructure()) {
            return texts.say("system.effect." + name.value());
        }
        List<ServiceName> dependents = census.dependents(name);
        if (dependents.isEmpty()) {
            return texts.say("system.effect.nobody");
        }
        String names = PlainName.list(dependents.stream().limit(MOST_NAMES).toList(), texts);
        int more = dependents.size() - MOST_NAMES;
        return more > 0
                ? texts.say("system.effect.required.more", names, more)
                : texts.say("system.effect.required", names);
    }

    /** A health check that is asked to log in says nothing of whether the service works: starting it again does not help. */
    private static String action(State state, List<Entry> unwell) {
        boolean locked = unwell.stream()
                .filter(entry -> entry.state() == state)
                .anyMatch(entry -> LOGIN.matcher(entry.reason()).lookingAt());
        return locked ? "locked" : state.word();
    }

    private String what(State state, List<Entry> unwell, int all) {
        if (state == State.MISSING) {
            return audience.say("system.concern.missing");
        }
        String label = state.label(audience.texts());
        String what = all == 1 ? label : audience.say("system.concern.some", unwell.size(), all, label);
        return since(
                what,
                unwell.stream()
                        .map(Entry::since)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private String since(String what, @Nullable Instant since) {
        return since == null
                ? what
                : audience.say(
                        "system.concern.since", what, audience.moment(since).shortly());
    }

    private String cause(State state, List<Entry> unwell) {
        return unwell.stream()
                .filter(entry -> entry.state() == state)
                .map(entry -> cause(state, entry))
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse("");
    }

    private String cause(State state, Entry entry) {
        if (state == State.DRAINED && entry.drain() != null) {
            return audience.say("system.cause.drained", open(entry.drain().words(audience.texts())));
        }
        if (state == State.DEGRADED) {
            return audience.say("system.cause.degraded", open(entry.degraded()));
        }
        return entry.reason().isEmpty() ? "" : audience.say("system.cause.check", open(entry.reason()));
    }

    /** Without its full stop, since ours has one. */
    private static String open(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private String effect(ServiceName name, State state) {
        if (state == State.DEGRADED) {
            return audience.say("system.effect.degraded");
        }
        if (census.of(name).stream().anyMatch(entry -> entry.state() == State.HEALTHY)) {
            return audience.say("system.effect.others");
        }
        if (state == State.FAILING) {
            return audience.say("system.effect.failing");
        }
        return effectOfAbsence(name, census, audience.texts());
    }
}
