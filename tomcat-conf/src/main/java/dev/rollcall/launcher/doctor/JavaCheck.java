package dev.rollcall.launcher.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * Is this Java what Tomcat needs? A Java that is too old does not get this far.
 *
 * @param home the home of the Java that runs this
 * @param modules whether this Java has a module
 */
record JavaCheck(Path home, Predicate<String> modules) implements Check {
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

    static JavaCheck ofThisJvm() {
        return new JavaCheck(
                Path.of(System.getProperty("java.home", "")),
                name -> ModuleLayer.boot().findModule(name).isPresent());
    }

    @Override
    public List<Finding> findings() {
        List<String> missing =
                NEEDED.stream().filter(name -> !modules.test(name)).toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Finding.wrong("The Java at " + home + " lacks " + String.join(", ", missing)
                        + ": install a whole JDK, 17 or newer, and set JAVA_HOME to it."));
    }
}
