package dev.rollcall.launcher.base;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the services are spread over Tomcats. */
public enum Topology {
    /** All services on one Tomcat, side by side. */
    ONE,
    /** Each service at the root of a Tomcat of its own. */
    FOUR;

    /** Returns the word for it on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the one with this word. */
    public static Optional<Topology> of(String word) {
        return Stream.of(values())
                .filter(topology -> topology.word().equals(word))
                .findFirst();
    }
}
