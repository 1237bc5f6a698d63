package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The unpacked distribution: {@code tomcat/}, {@code webapps/}, {@code template/}, {@code lib/}, {@code bin/}. It is
 * never written to, so that any number of base directories and users share it.
 */
public record Installation(Path home) {
    private static final String HOME = "rollcall.home";
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}/\\\\:._~+@%,=-]+");

    /**
     * Returns the installation that bin/rollcall is part of.
     *
     * @throws FailureException if parts of it are missing
     */
    public static Installation find() {
        Installation installation = started();
        for (Path part : List.of(installation.tomcat(), installation.webapps(), installation.template())) {
            if (!Files.isDirectory(part)) {
                throw incomplete(part);
            }
        }
        return installation;
    }

    /** Returns the installation that bin/rollcall is part of, whatever is left of it. */
    public static Installation started() {
        String home = System.getProperty(HOME);
        if (home == null) {
            throw FailureException.because(
                    "Rollcall is started by bin/rollcall, which tells the launcher where it lies.");
        }
        return new Installation(Path.of(home).toAbsolutePath().normalize());
    }

    private static FailureException incomplete(Path part) {
        return FailureException.because(part + " is missing: unpack the distribution again.");
    }

    /** Returns the failure of a copy from here into a directory, in one sentence. */
    FailureException notCopied(Path directory, IOException e) {
        if (e instanceof NoSuchFileException missing) {
            Path file = Path.of(missing.getFile());
            if (file.startsWith(webapps()) || file.startsWith(template())) {
                return incomplete(file);
            }
        }
        return Directories.unusable(directory, e);
    }

    /** Returns the version of the distribution. */
    public static String version() {
        Properties properties = new Properties();
        try (InputStream in = Installation.class.getResourceAsStream("distribution.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the launcher cannot read its own version", e);
        }
        return properties.getProperty("version", "of unknown version");
    }

    /** Returns where the launcher's own classes are: a jar, or a directory in tests. */
    public static Path launcher() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher cannot tell where its classes are", e);
        }
    }

    /** Returns what a user types to run a command for a base. */
    public String command(String words, Base base) {
        return quoted(home.resolve("bin").resolve("rollcall")) + " " + words + " --base " + quoted(base.root());
    }

    private static String quoted(Path path) {
        String text = path.toString();
        boolean windows = File.separatorChar == '\\';
        if (PLAIN.matcher(text).matches() && (windows || text.indexOf('\\') < 0)) {
            return text;
        }
        return windows ? "\"" + text + "\"" : "'" + text.replace("'", "'\\''") + "'";
    }

    /** Returns the {@code CATALINA_HOME}. */
    public Path tomcat() {
        return home.resolve("tomcat");
    }

    /** Returns the directory of the WARs. */
    public Path webapps() {
        return home.resolve("webapps");
    }

    /** Returns the directory that a new base is copied from. */
    public Path template() {
        return home.resolve("template");
    }

    /** Returns the file of a service. */
    public Path war(War war) {
        return webapps().resolve(war.file());
    }
}
