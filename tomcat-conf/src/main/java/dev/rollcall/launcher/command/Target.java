package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Similarity;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Terminal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of which base a command is about.
 *
 * @param base the base, which may not exist
 * @param only the services
 */
record Target(Base base, Set<War> only) {
    static final String BASE = "base";
    static final String TOPOLOGY = "topology";
    static final String ONLY = "only";

    /**
     * Reads {@code --base} and {@code --only}.
     *
     * @throws FailureException if there is no such service
     */
    static Target of(Options options, Terminal terminal) {
        Base base = Base.of(options.value(BASE), terminal.environment());
        return new Target(base, options.set(ONLY).map(Target::wars).orElseGet(() -> EnumSet.allOf(War.class)));
    }

    private static Set<War> wars(Set<String> words) {
        Set<War> wars = EnumSet.noneOf(War.class);
        words.forEach(word -> wars.add(War.of(word).orElseThrow(() -> unknown(word))));
        if (wars.isEmpty()) {
            throw FailureException.misuse("--only names no service: " + choice());
        }
        return wars;
    }

    private static FailureException unknown(String word) {
        return FailureException.misuse("There is no service " + word + ": "
                + Similarity.nearest(words(), word)
                        .map(near -> "did you mean " + near + "?")
                        .orElse(choice()));
    }

    private static String choice() {
        return "--only takes some of " + String.join(",", words()) + ".";
    }

    private static List<String> words() {
        return War.all().stream().map(War::word).toList();
    }

    /** Returns whether all four services are meant. */
    boolean isWhole() {
        return only.size() == War.values().length;
    }

    /**
     * Returns the topology that was asked for, or the one the base has, or that of a new base.
     *
     * @throws FailureException if the base has another one than was asked for
     */
    Topology topology(Options options) {
        Optional<Topology> asked = options.value(TOPOLOGY).map(Topology::of);
        Optional<Topology> found = base.topology();
        if (asked.isPresent() && found.isPresent() && !asked.equals(found)) {
            throw FailureException.misuse("The base " + base.root() + " has the topology "
                    + found.get().word()
                    + " and keeps it, because its data belongs to that: leave --topology out, or name"
                    + " another directory with --base.");
        }
        return asked.or(() -> found).orElse(Topology.ONE);
    }

    /** Returns the Tomcats there are. */
    List<Placement> placements() {
        return base.placements().stream()
                .filter(placement -> !placement.only(only).wars().isEmpty())
                .toList();
    }

    /**
     * Returns the Tomcats of a service, at least one.
     *
     * @throws FailureException if there is none yet
     */
    List<Placement> placements(War war) {
        List<Placement> placements = base.placements().stream()
                .filter(placement -> placement.carries(war))
                .toList();
        if (placements.isEmpty()) {
            throw FailureException.because("There is no " + war.word() + " of Rollcall in " + base.root()
                    + " yet: start it once with this base, or name another one with --base.");
        }
        return placements;
    }
}
