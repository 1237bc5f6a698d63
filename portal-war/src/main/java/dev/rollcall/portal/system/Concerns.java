package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says what is wrong with a service: what, since when, why, what that means for the people who use the system, what to do. */
final class Concerns {
    private static final Map<ServiceName, String> EFFECTS = Map.of(
            ServiceName.REGISTRY, "Services go on with the addresses they know; changes are not told to them.",
            ServiceName.LOG, "Log lines wait in the services until it is back.",
            ServiceName.GRADING, "Students and grades cannot be shown or changed.",
            ServiceName.PORTAL, "Some people may not reach these pages.");

    private static final int MOST_NAMES = 5;

    private final Census census;
    private final Function<Instant, Moment> moments;

    Concerns(Census census, Function<Instant, Moment> moments) {
        this.census = census;
        this.moments = moments;
    }

    /** What is wrong; nothing when the service is healthy. */
    Optional<Concern> about(ServiceName name) {
        List<Entry> entries = census.of(name);
        State state = State.of(entries);
        if (state.isHealthy()) {
            return Optional.empty();
        }
        List<Entry> unwell = entries.stream()
                .filter(entry -> state == State.DRAINED
                        || (entry.drain() == null && !entry.state().isHealthy()))
                .toList();
        return Optional.of(new Concern(
                state,
                name.value(),
                PlainName.of(name) + ": " + what(state, unwell, entries.size()),
                cause(state, unwell),
                effect(name, state),
                action(state)));
    }

    /** What it means when no instance of a service can be called. */
    static String effectOfAbsence(ServiceName name, Census census) {
        String ours = EFFECTS.get(name);
        if (ours != null) {
            return ours;
        }
        List<ServiceName> dependents = census.dependents(name);
        if (dependents.isEmpty()) {
            return "Nobody requires it.";
        }
        String names = dependents.stream().limit(MOST_NAMES).map(PlainName::of).collect(Collectors.joining(", "));
        int more = dependents.size() - MOST_NAMES;
        return "Required by " + names + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    private String what(State state, List<Entry> unwell, int all) {
        if (state == State.MISSING) {
            return "no instance is registered";
        }
        String count = all == 1 ? "" : unwell.size() + " of " + all + " instances ";
        String since = unwell.stream()
                .map(Entry::since)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(instant -> " since " + moments.apply(instant).shortly())
                .orElse("");
        return count + state.label() + since;
    }

    private static String cause(State state, List<Entry> unwell) {
        return unwell.stream()
                .filter(entry -> entry.state() == state)
                .map(entry -> cause(state, entry))
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String cause(State state, Entry entry) {
        if (state == State.DRAINED && entry.drain() != null) {
            return "Taken out of use " + sentence(entry.drain().words());
        }
        if (state == State.DEGRADED) {
            return "It says: " + sentence(entry.degraded());
        }
        return entry.reason().isEmpty() ? "" : "The latest check: " + sentence(entry.reason());
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private String effect(ServiceName name, State state) {
        if (state == State.DEGRADED) {
            return "It still answers.";
        }
        if (census.of(name).stream().anyMatch(entry -> entry.state() == State.HEALTHY)) {
            return "The others still answer.";
        }
        if (state == State.FAILING) {
            return "Some requests may fail.";
        }
        return effectOfAbsence(name, census);
    }

    private static String action(State state) {
        return switch (state) {
            case DEGRADED -> "Mend what it names before it fails.";
            case FAILING -> "Wait a few seconds: it is being checked all the time. If it stays so, read its log.";
            case DRAINED -> "Put an instance back when the work on it is done.";
            case DOWN -> "Read its log and start it again.";
            default -> "Start it; it is listed here as soon as it has registered.";
        };
    }
}
