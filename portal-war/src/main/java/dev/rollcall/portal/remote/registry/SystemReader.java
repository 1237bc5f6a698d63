package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.system.Roll;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads how the system is at this moment; while the registry is away, how it was. Thread-safe; blocks. */
public final class SystemReader {
    private final Registry registry;
    private final RegistryWatch watch;
    private final InstantSource wall;

    /** Reads from {@code registry}, and takes from {@code watch} what takes time to collect. */
    public SystemReader(Registry registry, RegistryWatch watch, InstantSource wall) {
        this.registry = registry;
        this.watch = watch;
        this.wall = wall;
    }

    /**
     * What is known now.
     *
     * @throws ServiceUnavailable when the registry does not answer and never has
     * @throws ServiceProblem when it refuses
     */
    public Known read(Person person) {
        Optional<Known> before = watch.known();
        try {
            Roll roll = registry.roll(Optional.of(person));
            return before.map(known -> known.with(roll.withChecksOf(List.of(known.roll())), wall.instant()))
                    .orElseGet(() -> new Known(roll, Cluster.NONE, wall.instant(), null, Map.of(), Stories.NONE));
        } catch (ServiceProblem problem) {
            Known known = before.filter(any -> Absence.is(problem)).orElseThrow(() -> problem);
            return known.away(Objects.requireNonNullElseGet(known.awaySince(), wall::instant));
        }
    }
}
