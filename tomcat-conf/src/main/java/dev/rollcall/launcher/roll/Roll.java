package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.base.War;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the registry says of the four services, or why it says nothing.
 *
 * @param instances the better instance of each service, by name
 * @param trouble why there are none
 */
public record Roll(Map<String, Instance> instances, Optional<String> trouble) {
    /** Below the registry's address: where it is read, with who knows what. */
    public static final String PATH = "services?details=true";

    /** Copies the map. */
    public Roll {
        instances = Map.copyOf(instances);
    }

    /**
     * Reads the answer of a registry to {@code GET} {@link #PATH}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Roll read(String json) {
        return of(Instance.listOf(json));
    }

    static Roll of(List<Instance> all) {
        return new Roll(
                all.stream().collect(Collectors.toMap(Instance::name, Function.identity(), Roll::better)),
                Optional.empty());
    }

    /** Returns that nothing is known. */
    public static Roll unknown(String trouble) {
        return new Roll(Map.of(), Optional.of(trouble));
    }

    private static Instance better(Instance one, Instance other) {
        return one.isReady() ? one : other;
    }

    /** Returns what is said of a service. */
    public Optional<Instance> instance(War war) {
        return Optional.ofNullable(instances.get(war.service()));
    }

    /** Returns what is still missing, in words; nothing when all are up and know their providers. */
    public List<String> missing(Collection<War> wars) {
        List<String> missing = new ArrayList<>();
        if (trouble.isPresent()) {
            return List.of(trouble.get());
        }
        for (War war : wars) {
            Optional<Instance> instance = instance(war);
            if (instance.isEmpty()) {
                missing.add(war.service() + " is not registered");
            } else if (!instance.get().isReady()) {
                missing.add(instance.get().state());
            }
        }
        return missing;
    }
}
