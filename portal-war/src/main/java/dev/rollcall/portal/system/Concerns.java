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

/** Says what is wrong with a service: what, since when, and what that means for the people who use the system. */
final class Concerns {
    private static final Map<ServiceName, String> EFFECTS = Map.of(
            ServiceName.REGISTRY, "Services go on with the addresses they know; changes are not told to them.",
            ServiceName.LOG, "Log lines wait in the services until it is back.",
            ServiceName.GRADING, "Students and grades cannot be shown or changed.",
            ServiceName.PORTAL, "Some people may not reach these pages.");

    private final Map<ServiceName, List<Entry>> roll;
    private final Function<Instant, Moment> moments;

    Concerns(Map<ServiceName, List<Entry>> roll, Function<Instant, Moment> moments) {
        this.roll = roll;
        this.moments = moments;
    }

    /** A sentence or two; nothing when the service is healthy. */
    Optional<String> about(ServiceName name) {
        List<Entry> entries = roll.getOrDefault(name, List.of());
        State worst = SystemView.worst(entries);
        if (worst.isHealthy()) {
            return Optional.empty();
        }
        boolean others = entries.stream().anyMatch(entry -> entry.state() == State.HEALTHY);
        return Optional.of(PlainName.of(name) + ": " + what(entries, worst) + " " + effect(name, worst, others));
    }

    private String what(List<Entry> entries, State worst) {
        if (worst == State.MISSING) {
            return "no instance is registered.";
        }
        List<Entry> unwell =
                entries.stream().filter(entry -> !entry.state().isHealthy()).toList();
        String count = entries.size() == 1 ? "" : unwell.size() + " of " + entries.size() + " instances ";
        String since = unwell.stream()
                .map(Entry::statusSince)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(instant -> " since " + moments.apply(instant).shortly())
                .orElse("");
        return count + worst.label() + since + ".";
    }

    private String effect(ServiceName name, State worst, boolean others) {
        if (worst == State.DEGRADED) {
            return "It still answers.";
        }
        if (others) {
            return "The others still answer.";
        }
        if (worst == State.FAILING) {
            return "It may be a passing trouble: it is being checked every second.";
        }
        return EFFECTS.getOrDefault(name, missedBy(name));
    }

    private String missedBy(ServiceName name) {
        String dependents = roll.entrySet().stream()
                .filter(other -> other.getValue().stream()
                        .anyMatch(entry -> entry.requires().contains(name)))
                .map(other -> PlainName.of(other.getKey()))
                .collect(Collectors.joining(", "));
        return dependents.isEmpty() ? "Nobody requires it." : "Required by " + dependents + ".";
    }
}
