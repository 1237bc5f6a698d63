package dev.rollcall.launcher.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Is this Java what Tomcat needs, and the one that was meant? One that is too old has not come this far.
 *
 * @param home of the Java that runs this
 * @param wanted {@code JAVA_HOME}
 * @param modules whether this Java has a module
 */
record JavaCheck(Path home, Optional<String> wanted, Predicate<String> modules) implements Check {
    /** What Tomcat and the four services use beyond the base module. */
    private static final List<String> NEEDED = List.of(
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.sql",
            "java.xml");

    static JavaCheck ofThisJvm(Optional<String> wanted) {
        return new JavaCheck(
                Path.of(System.getProperty("java.home", "")),
                wanted,
                name -> ModuleLayer.boot().findModule(name).isPresent());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        List<String> missing =
                NEEDED.stream().filter(name -> !modules.test(name)).toList();
        if (!missing.isEmpty()) {
            findings.add(Finding.wrong("The Java at " + home + " lacks " + String.join(", ", missing)
                    + ": install a whole JDK, 17 or newer, and set JAVA_HOME to it."));
        }
        wanted.filter(text -> !text.isBlank()).map(Path::of).ifPresent(path -> {
            if (!Files.isExecutable(path.resolve("bin/java")) && !Files.isExecutable(path.resolve("bin/java.exe"))) {
                findings.add(Finding.wrong("JAVA_HOME is " + path
                        + ", but there is no bin/java in it: set it to the directory of a JDK, or unset it."));
            }
        });
        return findings;
    }
}
