package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Skips;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Debian's package {@code tomcat10}, as far as it runs without systemd: its configuration, its Tomcat, its scripts, its user, who may write
 * what its unit allows and no more. The base is a copy, so that nothing of the machine is changed.
 */
public final class DebianTomcat {
    private static final Path CONF = Path.of("/etc/tomcat10");
    private static final Path SCRIPTS = Path.of("/usr/libexec/tomcat10");
    private static final String HOME = "/usr/share/tomcat10";
    private static final String USER = "tomcat";
    private static final List<String> AS_USER =
            List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups");

    private DebianTomcat() {}

    /** Returns the version of the package; empty where it is not installed. */
    public static Optional<String> version() {
        Commands.Result query =
                Commands.tryRun("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Version}", "tomcat10");
        String installed = "installed ";
        return query.exit() == 0 && query.output().startsWith(installed)
                ? Optional.of(query.output().substring(installed.length()).strip())
                : Optional.empty();
    }

    /**
     * Makes a base with the directory for data that the manual lets its readers make; skips the test where there is no such package or no
     * root.
     */
    public static Base base(String name) {
        if (version().isEmpty()) {
            Skips.because("no Debian package tomcat10 (apt-get install tomcat10)");
        }
        if (!"0".equals(Commands.run("id", "-u").strip())) {
            Skips.because("only root can start it as the user " + USER);
        }
        Base base = Base.configured(name, Tomcat.V10, CONF);
        Trees.make(base.data());
        own(base, "root:" + USER, "conf");
        own(base, USER + ":" + USER, "webapps", "logs", "work", "temp", "conf/Catalina", "data");
        Commands.run("chmod", "700", base.data().toString());
        requireReadable(base.directory());
        Map<String, String> variables = Map.of(
                "CATALINA_HOME", HOME,
                "CATALINA_BASE", base.directory().toString(),
                "CATALINA_TMPDIR", base.directory().resolve("temp").toString());
        Commands.run(
                "env",
                "CATALINA_BASE=" + base.directory(),
                "sh",
                SCRIPTS.resolve("tomcat-update-policy.sh").toString());
        return base.script(
                variables, asUser("/bin/sh", SCRIPTS.resolve("tomcat-start.sh").toString()));
    }

    private static void own(Base base, String whose, String... parts) {
        for (String part : parts) {
            Commands.run("chown", "-R", whose, base.directory().resolve(part).toString());
        }
    }

    private static void requireReadable(Path directory) {
        if (Commands.tryRun(asUser("test", "-x", directory.toString())).exit() != 0) {
            Skips.because("the user " + USER + " cannot reach " + directory);
        }
    }

    private static String[] asUser(String... command) {
        List<String> words = new ArrayList<>(AS_USER);
        words.addAll(List.of(command));
        return words.toArray(String[]::new);
    }
}
