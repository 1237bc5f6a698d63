package dev.rollcall.launcher.base;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A base directory, the {@code CATALINA_BASE}: everything that belongs to one running Rollcall and outlives an upgrade.
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

    /** Returns the user's settings. */
    public Path conf() {
        return root.resolve("conf");
    }

    /** Returns Tomcat's logs. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Returns what Tomcat deploys. */
    public Path webapps() {
        return root.resolve("webapps");
    }

    /** Returns scratch space. */
    public Path temp() {
        return root.resolve("temp");
    }

    /** Returns where jars for Tomcat itself may be put. */
    public Path lib() {
        return root.resolve("lib");
    }
}
