package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Skips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where things are: what the build has assembled, stock Tomcats, JDKs. */
public final class Installation {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path PROJECT = MODULE.resolveSibling("pom.xml").getParent();

    private Installation() {}

    /** Returns the root of the source tree. */
    public static Path project() {
        return PROJECT;
    }

    /** Returns a directory below {@code target/}. */
    public static Path target(String name) {
        return MODULE.resolve("target").resolve(name);
    }

    /** Returns a directory below {@code target/} without anything in it. */
    public static Path emptyTarget(String name) {
        Path directory = target(name);
        Trees.delete(directory);
        Trees.make(directory);
        return directory;
    }

    /** Returns the distribution: Tomcat, the four WARs, the launcher. */
    public static Path distribution() {
        return required(Path.of(System.getProperty("rollcall.distribution", "")));
    }

    /** Returns one of the four WARs as its module has built it. */
    public static Path war(String name) {
        return required(PROJECT.resolve(name + "-war/target/" + name + ".war"));
    }

    /** Returns what a module says of itself. */
    public static String readme(String module) {
        try {
            return Files.readString(required(PROJECT.resolve(module).resolve("README.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the sources of an example WAR. */
    static Path example(String name) {
        return required(MODULE.resolve("examples").resolve(name).resolve("src/main"));
    }

    /** Returns the template of a base. */
    static Path baseTemplate() {
        return required(distribution().resolve("template"));
    }

    /** Returns the JDK that runs the tests. */
    public static Path ownJdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Looks for a JDK of a feature version among those that the system has installed. */
    public static Optional<Path> jdk(int feature) {
        Path installed = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(installed)) {
            return homes.filter(home -> feature == featureOf(home)).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a JDK of a feature version, that of the tests if it is one; skips the test if there is none. */
    public static Path requireJdk(int feature) {
        if (Runtime.version().feature() == feature) {
            return ownJdk();
        }
        Optional<Path> other = jdk(feature);
        if (other.isEmpty()) {
            Skips.because("no JDK " + feature + " below /usr/lib/jvm");
        }
        return other.orElseThrow();
    }

    static int featureOf(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> line.replaceAll("JAVA_VERSION=\"?(\\d+).*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static Path required(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(path + " is missing: build the modules before this one");
        }
        return path;
    }
}
