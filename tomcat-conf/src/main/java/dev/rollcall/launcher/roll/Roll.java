package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.base.War;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the registry says of services, or why it says nothing.
 *
 * @param instances all of the services that were asked for
 * @param trouble why there are none
 */
public record Roll(List<Instance> instances, Optional<String> trouble) {
    /** Where the roll is read with all details, below the registry's address. */
    static final String PATH = "services?details=true";

    /** Copies the list. */
    public Roll {
        instances = List.copyOf(instances);
    }

    /**
     * Reads the answer of a registry.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Roll read(String json) {
        return new Roll(Instance.listOf(json), Optional.empty());
    }

    /** Returns that nothing is known. */
    public static Roll unknown(String trouble) {
        return new Roll(List.of(), Optional.of(trouble));
    }

    /** Returns where one service is read, below the registry's address: the whole roll may not fit in memory. */
    public static String path(War war) {
        return PATH + "&name=" + war.service();
    }

    List<Instance> of(War war) {
        return instances.stream()
                .filter(instance -> instance.name().equals(war.service()))
                .toList();
    }

    /** Returns the instances of services that are not Rollcall's own. */
    public List<Instance> others() {
        Set<String> own = War.all().stream().map(War::service).collect(Collectors.toSet());
        return instances.stream()
                .filter(instance -> !own.contains(instance.name()))
                .toList();
    }

    /** Returns an instance of a service: one that is ready, if any is. */
    public Optional<Instance> instance(War war) {
        List<Instance> all = of(war);
        return all.stream()
                .filter(Instance::isReady)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** Returns the instance of a service that registered with the port of an address. */
    public Optional<Instance> instance(War war, URI address) {
        return of(war).stream()
                .filter(instance -> instance.port() == address.getPort())
                .findFirst();
    }

    /**
     * Returns what is still missing, in words; nothing when all are up and know their providers.
     *
     * @param wars the services, each as often as it should be there
     */
    public List<String> missing(Collection<War> wars) {
        if (trouble.isPresent()) {
            return List.of(trouble.get());
        }
        List<String> missing = new ArrayList<>();
        for (War war : new TreeSet<>(wars)) {
            missing(war, Collections.frequency(wars, war)).ifPresent(missing::add);
        }
        return missing;
    }

    private Optional<String> missing(War war, int wanted) {
        List<Instance> all = of(war);
        long ready = all.stream().filter(Instance::isReady).count();
        if (ready >= wanted) {
            return Optional.empty();
        }
        Optional<String> unready = all.stream()
                .filter(instance -> !instance.isReady())
                .map(Instance::state)
                .findFirst();
        return unready.or(() -> Optional.of(
                ready == 0
                        ? war.service() + " is not registered"
                        : war.service() + " is registered " + ready + " of " + wanted + " times"));
    }
}
