package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.PlainName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The roll by service. Registry, log service and portal are expected even when they are not registered; so is every
 * service that another requires, as the portal does the grade book where there is one, and every service that was lost.
 * Ours come first, the others by name. Immutable.
 */
public final class Census {
    private static final List<ServiceName> EXPECTED =
            List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.PORTAL);

    private final Map<ServiceName, List<Entry>> entries = new TreeMap<>(Comparator.<ServiceName>comparingInt(
                    name -> name.isInfrastructure() ? PlainName.OURS.indexOf(name) : PlainName.OURS.size())
            .thenComparing(Comparator.naturalOrder()));
    private final Map<ServiceName, Set<ServiceName>> requirements = new HashMap<>();
    private final Map<ServiceName, Set<ServiceName>> dependents = new HashMap<>();

    private final Map<ServiceName, Instant> lost;

    /** Counts a roll. */
    public Census(Roll roll) {
        this(roll, Map.of());
    }

    /**
     * Counts a roll.
     *
     * @param lost services that are not on it and are missed all the same, since when
     */
    private Census(Roll roll, Map<ServiceName, Instant> lost) {
        this.lost = Map.copyOf(lost);
        lost.keySet().forEach(name -> entries.put(name, new ArrayList<>()));
        EXPECTED.forEach(name -> entries.put(name, new ArrayList<>()));
        for (Entry entry : roll.entries()) {
            entries.computeIfAbsent(entry.name(), unknown -> new ArrayList<>()).add(entry);
            for (ServiceName required : entry.requires()) {
                entries.computeIfAbsent(required, unknown -> new ArrayList<>());
                requirements
                        .computeIfAbsent(entry.name(), unknown -> new LinkedHashSet<>())
                        .add(required);
                dependents
                        .computeIfAbsent(required, unknown -> new LinkedHashSet<>())
                        .add(entry.name());
            }
        }
    }

    /** The services at a moment, those included that were lost within the day before. */
    public static Census of(Known known, Instant now) {
        return new Census(known.roll(), known.lost(now));
    }

    /** All services, in order. */
    public Set<ServiceName> services() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /** The instances of a service. */
    public List<Entry> of(ServiceName name) {
        return Collections.unmodifiableList(entries.getOrDefault(name, List.of()));
    }

    /** How a service is. */
    public State state(ServiceName name) {
        return State.of(of(name));
    }

    /** When a service was lost, required or not; empty for all others. */
    Optional<Instant> lostSince(ServiceName name) {
        return Optional.ofNullable(lost.get(name));
    }

    /** Whether a service is missed for as long as it is not there. */
    boolean isWanted(ServiceName name) {
        return EXPECTED.contains(name) || dependents.containsKey(name);
    }

    /** What any instance of a service requires. */
    public List<ServiceName> requirements(ServiceName name) {
        return List.copyOf(requirements.getOrDefault(name, Set.of()));
    }

    /** Which services require it. */
    public List<ServiceName> dependents(ServiceName name) {
        return List.copyOf(dependents.getOrDefault(name, Set.of()));
    }

    /** Whether services that require a service are told an address of it. */
    public boolean isAvailable(ServiceName name) {
        return of(name).stream().anyMatch(Entry::isOffered);
    }
}
