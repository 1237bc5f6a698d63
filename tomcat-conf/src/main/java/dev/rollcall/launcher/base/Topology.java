package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.util.Locale;
import java.util.stream.Stream;

/** How the services are spread over Tomcats. */
public enum Topology {
    /** All services on one Tomcat, side by side. */
    ONE,
    /** Each service at the root of a Tomcat of its own. */
    FOUR,
    /** Each service at the roots of several Tomcats; the registries work as one. */
    CLUSTER;

    /** Returns the word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the one with this word.
     *
     * @throws FailureException if there is none
     */
    public static Topology of(String word) {
        return Stream.of(values())
                .filter(topology -> topology.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        FailureException.misuse("--topology must be one, four or cluster, but was " + word + "."));
    }
}
