package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of materials that is shipped, against what is shipped. */
class SbomIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("rollcall.distribution"));
    private static final Map<String, JsonObject> BY_PLACE = new HashMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (JsonReader reader = Json.createReader(Files.newInputStream(DISTRIBUTION.resolve("sbom.cdx.json")))) {
            for (JsonObject component :
                    reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class)) {
                component.getJsonObject("evidence").getJsonArray("occurrences").getValuesAs(JsonObject.class).stream()
                        .forEach(occurrence -> BY_PLACE.put(occurrence.getString("location"), component));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "log", "grading", "portal"})
    void everyJarOfEveryWarIsNamedWithLicenceAndChecksum(String name) throws IOException {
        String place = "webapps/" + name + ".war";
        try (ZipFile war = new ZipFile(DISTRIBUTION.resolve(place).toFile())) {
            List<? extends ZipEntry> jars = war.stream()
                    .filter(entry -> entry.getName().endsWith(".jar"))
                    .toList();
            for (ZipEntry jar : jars) {
                assertNamed(
                        place + "!/" + jar.getName(), war.getInputStream(jar).readAllBytes());
            }
            assertTrue(jars.size() > 5, "jars: " + jars);
        }
    }

    @Test
    void everyJarOfTomcatIsNamedWithLicenceAndChecksum() throws IOException {
        for (String jar : List.of("lib/catalina.jar", "lib/tomcat-coyote.jar", "bin/tomcat-juli.jar")) {
            assertNamed(
                    "tomcat/" + jar,
                    Files.readAllBytes(DISTRIBUTION.resolve("tomcat").resolve(jar)));
        }
    }

    /** As anybody would check it, without what has made the document. */
    private static String sha256(byte[] jar) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(jar));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertNamed(String place, byte[] jar) {
        JsonObject component = BY_PLACE.getOrDefault(place, JsonObject.EMPTY_JSON_OBJECT);
        assertFalse(component.isEmpty(), place + " is not in the bill of materials");
        assertFalse(component.getJsonArray("licenses").isEmpty(), place);
        assertEquals(
                sha256(jar), component.getJsonArray("hashes").getJsonObject(0).getString("content"), place);
    }
}
