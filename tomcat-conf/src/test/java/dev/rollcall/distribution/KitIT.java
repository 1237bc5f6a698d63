package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other web applications carry, against what the four WARs carry. */
class KitIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("rollcall.distribution"));
    private static final Pattern JAR = Pattern.compile("(?:.*/)?(.+?)-(\\d.*)\\.jar");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([^<]+)</version>");

    /** For what is logged through something else than Log4j; no WAR of Rollcall carries all of them. */
    private static final List<String> BRIDGES = List.of("log4j-jul", "log4j-slf4j2-impl", "log4j-slf4j-impl");

    @ParameterizedTest
    @ValueSource(strings = {"registry", "log", "grading", "portal"})
    void kitHasTheVersionsOfTheWars(String war) throws IOException {
        Map<String, String> carried = carried(war);
        carried.keySet().retainAll(kit().keySet());

        assertEquals(kit(), carried);
    }

    @Test
    void bomAndPomNameWhatIsCarried() throws IOException {
        Map<String, String> carried = carried("portal");

        for (String name : new String[] {"rollcall-bom", "service-kit"}) {
            Map<String, String> named = named(name);
            assertTrue(named.containsKey("yasson"), named.toString());
            named.remove("rollcall-bom");
            named.keySet().removeAll(BRIDGES);
            Map<String, String> expected = new TreeMap<>(carried);
            expected.keySet().retainAll(named.keySet());
            assertEquals(expected, named, name);
        }
        assertTrue(named("rollcall-bom").keySet().containsAll(kit().keySet()));
    }

    @Test
    void bomLeadsOtherLoggingToLog4jInItsOwnVersion() throws IOException {
        Map<String, String> named = named("rollcall-bom");

        for (String bridge : BRIDGES) {
            assertEquals(named.get("log4j-core"), named.get(bridge), bridge);
        }
    }

    @Test
    void recipientsAreToldWhereTheSourcesAre() throws IOException {
        assertTrue(
                Files.readString(DISTRIBUTION.resolve("THIRD-PARTY.md")).contains("as `<name>-<version>-sources.jar`"));
    }

    @Test
    void nothingIsCarriedThatHidesWhatOthersHaveMade() throws IOException {
        try (Stream<Path> files = Files.walk(DISTRIBUTION)) {
            assertFalse(files.anyMatch(file -> file.toString().endsWith("-shaded.jar")));
        }
    }

    private static Map<String, String> kit() throws IOException {
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("kit/lib"))) {
            return versions(files.map(Path::toString).toList());
        }
    }

    private static Map<String, String> carried(String war) throws IOException {
        try (ZipFile zip =
                new ZipFile(DISTRIBUTION.resolve("webapps/" + war + ".war").toFile())) {
            return versions(zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("WEB-INF/lib/"))
                    .toList());
        }
    }

    private static Map<String, String> versions(Collection<String> files) {
        Map<String, String> versions = new TreeMap<>();
        for (String file : files) {
            Matcher matcher = JAR.matcher(file);
            if (matcher.matches()) {
                versions.put(matcher.group(1), matcher.group(2));
            }
        }
        return versions;
    }

    private static Map<String, String> named(String name) throws IOException {
        try (Stream<Path> files = Files.walk(DISTRIBUTION.resolve("kit/repository"))) {
            Path pom = files.filter(file -> file.toString().endsWith(".pom"))
                    .filter(file -> String.valueOf(file.getFileName()).startsWith(name))
                    .findFirst()
                    .orElseThrow();
            Map<String, String> versions = new TreeMap<>();
            DEPENDENCY
                    .matcher(Files.readString(pom))
                    .results()
                    .forEach(result -> versions.put(result.group(1), result.group(2)));
            return versions;
        }
    }
}
