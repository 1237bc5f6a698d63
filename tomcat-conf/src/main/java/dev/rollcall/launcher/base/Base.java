package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A base directory: everything that belongs to one Rollcall and outlives an upgrade. Either it is the
 * {@code CATALINA_BASE} of one Tomcat, or it holds four of them.
 *
 * @param root absolute
 */
public record Base(Path root) {

    /** Returns the base that was asked for: by option, else by {@code ROLLCALL_BASE}, else {@code ~/.rollcall}. */
    public static Base of(Optional<String> option, Map<String, String> environment) {
        Path chosen = option.or(() -> Optional.ofNullable(environment.get("ROLLCALL_BASE")))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".rollcall"));
        return new Base(chosen.toAbsolutePath().normalize());
    }

    /**
     * Returns the topology it was made with; empty if it was not made yet.
     *
     * @throws FailureException if the user may not look into it
     */
    public Optional<Topology> topology() {
        Directories.requireReadable(root);
        for (Topology topology : Topology.values()) {
            if (placements(topology).stream()
                    .anyMatch(placement -> placement.catalinaBase().exists())) {
                return Optional.of(topology);
            }
        }
        return Optional.empty();
    }

    /** Returns the Tomcats there are, or would be, with a topology. */
    public List<Placement> placements(Topology topology) {
        return switch (topology) {
            case ONE -> List.of(new Placement("tomcat", new CatalinaBase(root), topology, War.all()));
            case FOUR ->
                War.all().stream()
                        .map(war -> new Placement(
                                war.word(), new CatalinaBase(root.resolve(war.word())), topology, List.of(war)))
                        .toList();
        };
    }

    /** Returns the Tomcats there are; none if the base was not made yet. */
    public List<Placement> placements() {
        return topology().map(this::placements).orElse(List.of()).stream()
                .filter(placement -> placement.catalinaBase().exists())
                .toList();
    }
}
