package dev.rollcall.distribution;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Finds everything a distribution carries. Not thread-safe. */
final class Inventory {
    static final String OWN_GROUP = "dev.rollcall";
    static final String TOMCAT_GROUP = "org.apache.tomcat";
    private static final String TOMCAT = "tomcat/";
    /** The only jar of Tomcat that is published within its archive and nowhere else. */
    private static final String BOOTSTRAP = "tomcat/bin/bootstrap.jar";
    /** Where the parts of a WAR lie, in the manner of jar URLs. */
    private static final String WITHIN = "!/";

    private final Licences licences;
    private final String version;
    private final String tomcatVersion;
    private final Map<String, Component> components = new TreeMap<>();
    private final List<String> strangers = new ArrayList<>();

    Inventory(Licences licences, String version, String tomcatVersion) {
        this.licences = licences;
        this.version = version;
        this.tomcatVersion = tomcatVersion;
    }

    /** Returns all components, sorted. */
    List<Component> of(Path distribution) throws IOException {
        add(tomcat(), "", "tomcat", Map.of());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(distribution)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String place = distribution.relativize(file).toString().replace('\\', '/');
            if (place.endsWith(".jar")) {
                jar(place, Files.readAllBytes(file));
            } else if (place.endsWith(".war")) {
                war(place, Files.readAllBytes(file));
            }
        }
        if (!strangers.isEmpty()) {
            throw new IllegalStateException(
                    "No licence is known for these, add them to src/main/dist/licences.txt after reading theirs:\n  "
                            + String.join("\n  ", strangers));
        }
        return List.copyOf(components.values());
    }

    private Coordinates tomcat() {
        return new Coordinates(TOMCAT_GROUP, "tomcat", tomcatVersion);
    }

    private void war(String place, byte[] bytes) throws IOException {
        String name = place.replaceAll("^.*/|\\.war$", "") + "-war";
        add(new Coordinates(OWN_GROUP, name, version), Jar.sha256(bytes), place, Map.of());
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".jar")) {
                    jar(place + WITHIN + entry.getName(), zip.readAllBytes());
                }
            }
        }
    }

    private void jar(String place, byte[] bytes) throws IOException {
        if (place.equals(BOOTSTRAP)) {
            add(tomcat(), "", place, Map.of());
            return;
        }
        Jar jar = Jar.read(place.substring(place.lastIndexOf('/') + 1), bytes);
        Coordinates own = identify(jar, place);
        add(own, jar.sha256(), place, jar.texts());
        for (Coordinates merged : jar.declared()) {
            boolean itself = merged.name().equals(own.name()) || merged.group().equals(OWN_GROUP);
            if (!itself) {
                add(merged, "", place + WITHIN, Map.of());
            }
        }
    }

    private Coordinates identify(Jar jar, String place) {
        return jar.declared().stream()
                .filter(coordinates -> coordinates.name().equals(jar.name()))
                .findFirst()
                .orElseGet(() -> jar.version().isEmpty()
                        ? unversioned(jar, place)
                        : new Coordinates(licences.group(jar.name()).orElse("unknown"), jar.name(), jar.version()));
    }

    private Coordinates unversioned(Jar jar, String place) {
        return place.startsWith(TOMCAT)
                ? new Coordinates(TOMCAT_GROUP, published(jar.name()), tomcatVersion)
                : new Coordinates(OWN_GROUP, jar.name(), version);
    }

    /** Returns the name that a jar of Tomcat has at Maven Central: {@code res/maven} of its sources. */
    private static String published(String name) {
        return switch (name) {
            case "catalina-ssi", "catalina-storeconfig", "catalina-tribes" -> name.replace("catalina", "tomcat");
            default -> name.startsWith("tomcat-") ? name : "tomcat-" + name;
        };
    }

    private void add(Coordinates coordinates, String sha256, String place, Map<String, String> texts) {
        String licence = licences.of(coordinates).orElse("");
        if (licence.isEmpty()) {
            strangers.add(coordinates.purl() + " in " + place);
        }
        Component component = new Component(coordinates, licence, sha256, new TreeSet<>(), texts);
        components
                .computeIfAbsent(component.reference(), key -> component)
                .places()
                .add(place);
    }
}
