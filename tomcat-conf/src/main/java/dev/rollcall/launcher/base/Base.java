package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A base directory: everything that belongs to one Rollcall and outlives an upgrade. Either it is the
 * {@code CATALINA_BASE} of one Tomcat, or it holds several.
 *
 * @param root absolute
 */
public record Base(Path root) {
    private static final int REGISTRIES = 3;

    /**
     * Returns the base that was asked for: by option, else by {@code ROLLCALL_BASE}, else {@code ~/.rollcall}.
     *
     * @throws FailureException if it would be in the home directory of a user without one
     */
    public static Base of(Optional<String> option, Map<String, String> environment) {
        return of(option, environment, System.getProperty("user.home", ""));
    }

    /** No shell replaces the tilde of {@code --base=~/four}. */
    static Base of(Optional<String> option, Map<String, String> environment, String userHome) {
        String chosen = option.or(() -> Optional.ofNullable(environment.get("ROLLCALL_BASE")))
                .filter(text -> !text.isBlank())
                .orElse("~/.rollcall");
        Path path =
                chosen.startsWith("~/") ? home(environment, userHome).resolve(chosen.substring(2)) : Path.of(chosen);
        return new Base(path.toAbsolutePath().normalize());
    }

    /** Java returns a question mark as the home of a user unknown to the system, as there are in containers. */
    private static Path home(Map<String, String> environment, String userHome) {
        return Stream.of(environment.getOrDefault("HOME", ""), userHome)
                .filter(home -> !home.isBlank() && !home.equals("?"))
                .map(Path::of)
                .findFirst()
                .orElseThrow(() -> FailureException.because(
                        "There is no home directory to keep the base in: name one with --base."));
    }

    /**
     * Returns the topology it was made with; empty if it was not made yet.
     *
     * @throws FailureException if the user may not look into it
     */
    public Optional<Topology> topology() {
        for (Topology topology : Topology.values()) {
            List<CatalinaBase> tomcats =
                    placements(topology).stream().map(Placement::catalinaBase).toList();
            tomcats.forEach(CatalinaBase::requireReadable);
            if (tomcats.stream().anyMatch(CatalinaBase::exists)) {
                return Optional.of(topology);
            }
        }
        return Optional.empty();
    }

    /** Returns the Tomcats there are, or would be, with a topology. */
    public List<Placement> placements(Topology topology) {
        return switch (topology) {
            case ONE -> List.of(Placement.one(root));
            case FOUR ->
                War.all().stream().map(war -> Placement.four(root, war)).toList();
            case CLUSTER ->
                War.all().stream()
                        .flatMap(war -> IntStream.rangeClosed(1, inCluster(war))
                                .mapToObj(number -> Placement.cluster(root, war, number)))
                        .toList();
        };
    }

    /** Three registries survive the loss of one; an embedded grade book is single, several share another database. */
    private int inCluster(War war) {
        return switch (war) {
            case REGISTRY -> REGISTRIES;
            case LOG, PORTAL -> 2;
            case GRADING -> {
                ContextFile first = Placement.cluster(root, war, 1).contextFile(war);
                yield first.names(ContextFile.GRADES) ? 2 : 1;
            }
        };
    }

    /** Returns the Tomcats there are; none if the base was not made yet. */
    public List<Placement> placements() {
        return topology().map(this::placements).orElse(List.of()).stream()
                .filter(placement -> placement.catalinaBase().exists())
                .toList();
    }
}
