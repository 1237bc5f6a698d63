package dev.rollcall.portal.system;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.text.PlainName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The roll by service. Registry, log service and portal are expected even when nobody registered them, and so is whatever
 * somebody requires, as the portal does the grade book where there is one; ours come first, the others by name. Immutable.
 */
public final class Census {
    private static final List<ServiceName> EXPECTED =
            List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.PORTAL);

    private final Map<ServiceName, List<Entry>> entries = new TreeMap<>(Comparator.<ServiceName>comparingInt(
                    name -> name.isInfrastructure() ? PlainName.OURS.indexOf(name) : PlainName.OURS.size())
            .thenComparing(Comparator.naturalOrder()));
    private final Map<ServiceName, Set<ServiceName>> requirements = new HashMap<>();
    private final Map<ServiceName, Set<ServiceName>> dependents = new HashMap<>();

    /** Counts a roll. */
    public Census(Roll roll) {
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

    /** What any instance of a service requires. */
    public List<ServiceName> requirements(ServiceName name) {
        return List.copyOf(requirements.getOrDefault(name, Set.of()));
    }

    /** Which services require it. */
    public List<ServiceName> dependents(ServiceName name) {
        return List.copyOf(dependents.getOrDefault(name, Set.of()));
    }

    /** Whether those who require a service are told an address of it. */
    public boolean isAvailable(ServiceName name) {
        return of(name).stream().anyMatch(Entry::isOffered);
    }
}
