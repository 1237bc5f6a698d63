package dev.rollcall.launcher.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files of a {@code CATALINA_BASE} that follow the distribution.
 *
 * @param temp where a copy is made before it takes its place in one step
 */
record Copies(Path temp) {
    private static final String JAR = "rollcall-.+\\.jar";

    /** Copies the WARs that a Tomcat carries, and removes those it does not carry any longer. */
    void wars(Installation installation, Placement placement) throws IOException {
        Path webapps = placement.catalinaBase().webapps();
        for (War war : placement.wars()) {
            replace(installation.war(war), webapps.resolve(placement.context(war) + ".war"));
        }
        for (War war : War.all()) {
            if (placement.topology() == Topology.ONE && !placement.carries(war)) {
                Files.deleteIfExists(webapps.resolve(war.file()));
                delete(webapps.resolve(war.word()));
            }
        }
    }

    /** Replaces the jars of Rollcall in a directory by those of another; jars of other names are left alone. */
    void jars(Path source, Path target) throws IOException {
        List<Path> jars = list(source);
        for (Path jar : jars) {
            replace(jar, target.resolve(jar.getFileName()));
        }
        for (Path old : list(target)) {
            if (jars.stream().noneMatch(jar -> jar.getFileName().equals(old.getFileName()))) {
                Files.delete(old);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(JAR))
                    .sorted()
                    .toList();
        }
    }

    private void replace(Path source, Path target) throws IOException {
        if (!Files.exists(target) || Files.mismatch(source, target) >= 0) {
            Path draft = temp.resolve(target.getFileName() + ".new");
            Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
