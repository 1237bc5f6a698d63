package dev.rollcall.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which jars Tomcat looks into when it deploys a WAR: all those with something for the container, since it would not be found, and no
 * other, since it would read all their classes at every start.
 */
class ScannedJarsIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("rollcall.distribution"));
    private static final Pattern FOR_THE_CONTAINER =
            Pattern.compile("META-INF/(web-fragment\\.xml|resources/.*|.*\\.tld|services/jakarta\\.servlet\\..*)");
    private static final Pattern SCANNED = Pattern.compile("pluggabilityScan=\"([^\"]*)\"");

    @ParameterizedTest
    @ValueSource(strings = {"registry", "log", "grading", "portal"})
    void theContextNamesTheJarsWithSomethingForTheContainer(String name) throws IOException {
        try (ZipFile war =
                new ZipFile(DISTRIBUTION.resolve("webapps/" + name + ".war").toFile())) {
            Matcher scanned = SCANNED.matcher(new String(
                    war.getInputStream(war.getEntry("META-INF/context.xml")).readAllBytes(), UTF_8));
            assertTrue(scanned.find(), "META-INF/context.xml says which jars Tomcat looks into");

            Map<String, Boolean> jars = jars(war);
            assertEquals(named(jars, true), matched(jars, scanned.group(1)));
        }
    }

    /** For those who put a context descriptor of their own in the place of the WAR's. */
    @ParameterizedTest
    @ValueSource(strings = {"registry", "log", "grading", "portal"})
    void theBaseNamesTheOthers(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(Files.readString(DISTRIBUTION.resolve("template/conf/catalina.properties"))));
        String skipped = properties.getProperty("tomcat.util.scan.StandardJarScanFilter.jarsToSkip");
        String scanned = properties.getProperty("tomcat.util.scan.StandardJarScanFilter.jarsToScan");

        try (ZipFile war =
                new ZipFile(DISTRIBUTION.resolve("webapps/" + name + ".war").toFile())) {
            Map<String, Boolean> jars = jars(war);
            TreeSet<String> left = matched(jars, skipped);
            left.removeAll(matched(jars, scanned));
            assertEquals(named(jars, false), left);
            assertFalse(left.isEmpty());
        }
    }

    /** The jars of a WAR, and whether they hold something for the container. */
    private static Map<String, Boolean> jars(ZipFile war) throws IOException {
        Map<String, Boolean> jars = new TreeMap<>();
        for (ZipEntry jar :
                war.stream().filter(entry -> entry.getName().endsWith(".jar")).toList()) {
            boolean something = false;
            try (ZipInputStream content = new ZipInputStream(war.getInputStream(jar))) {
                for (ZipEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                    something |= FOR_THE_CONTAINER.matcher(entry.getName()).matches();
                }
            }
            jars.put(Path.of(jar.getName()).getFileName().toString(), something);
        }
        return jars;
    }

    private static TreeSet<String> named(Map<String, Boolean> jars, boolean something) {
        TreeSet<String> named = new TreeSet<>(jars.keySet());
        named.removeIf(jar -> jars.get(jar) != something);
        return named;
    }

    private static TreeSet<String> matched(Map<String, Boolean> jars, String patterns) {
        TreeSet<String> matched = new TreeSet<>(jars.keySet());
        List<String> globs = Stream.of(patterns.split(",")).map(String::strip).toList();
        matched.removeIf(jar -> globs.stream()
                .noneMatch(glob ->
                        FileSystems.getDefault().getPathMatcher("glob:" + glob).matches(Path.of(jar))));
        return matched;
    }
}
