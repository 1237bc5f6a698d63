package dev.rollcall.launcher.base;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The four services. Each needs those before it, so they are stopped in reverse order. */
public enum War {
    /** The roll. */
    REGISTRY("RegistryService", 3000),
    /** The central log. */
    LOG("LogService", 4000),
    /** The grade book. */
    GRADING("GradingService", 6000),
    /** The pages. */
    PORTAL("Portal", 5000);

    private final String service;
    private final int port;

    War(String service, int port) {
        this.service = service;
        this.port = port;
    }

    /** Returns the word for it on the command line, which is also the name of its file. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns {@code registry.war}. */
    public String file() {
        return word() + ".war";
    }

    /** Returns the name it registers under. */
    public String service() {
        return service;
    }

    /** Returns its port when it has a Tomcat of its own. */
    public int port() {
        return port;
    }

    /** Returns the one with this word. */
    public static Optional<War> of(String word) {
        return Stream.of(values()).filter(war -> war.word().equals(word)).findFirst();
    }

    /** Returns all, in the order of their declaration. */
    public static List<War> all() {
        return List.of(values());
    }
}
