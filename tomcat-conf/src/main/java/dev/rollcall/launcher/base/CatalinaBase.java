package dev.rollcall.launcher.base;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of one Tomcat, its {@code CATALINA_BASE}.
 *
 * @param root absolute
 */
public record CatalinaBase(Path root) {

    /** Returns whether it has its settings; {@code server.xml} is the last of them that is copied. */
    public boolean exists() {
        return Files.exists(server());
    }

    /**
     * Checks that the user may look into it, as far as it exists: what the user may not see would seem to be missing.
     *
     * @throws dev.rollcall.launcher.failure.FailureException if not
     */
    void requireReadable() {
        Directories.requireReadable(root);
        Directories.requireReadable(conf());
    }

    /** Returns the user's settings. */
    public Path conf() {
        return root.resolve("conf");
    }

    /** Returns {@code conf/server.xml}. */
    public Path server() {
        return conf().resolve("server.xml");
    }

    /** Returns Tomcat's logs. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Returns what Tomcat deploys. */
    public Path webapps() {
        return root.resolve("webapps");
    }

    /** Returns the files in which the user describes web applications to Tomcat. */
    public Path contexts() {
        return conf().resolve("Catalina/localhost");
    }

    /** Returns scratch space. */
    public Path temp() {
        return root.resolve("temp");
    }

    /** Returns what web applications keep while they do not run, their sessions for one. */
    public Path work() {
        return root.resolve("work");
    }

    /** Returns where jars for Tomcat itself may be put. */
    public Path lib() {
        return root.resolve("lib");
    }
}
