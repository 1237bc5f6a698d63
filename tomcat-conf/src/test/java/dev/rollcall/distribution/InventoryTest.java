package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
    private static final String PURL = "pkg:maven/org.apache.tomcat/%s@11.0.1";

    @TempDir
    private Path distribution;

    private List<Component> components;

    @BeforeEach
    void takeStock() throws IOException {
        for (String jar : List.of(
                "bin/bootstrap",
                "bin/tomcat-juli",
                "lib/catalina",
                "lib/catalina-ha",
                "lib/catalina-tribes",
                "lib/el-api",
                "lib/jasper-el",
                "lib/tomcat-util")) {
            jar(distribution.resolve("tomcat/" + jar + ".jar"), jar);
        }
        components = new Inventory(new Licences(Map.of("org.apache.tomcat:*", "Apache-2.0")), "1.0", "11.0.1")
                .of(distribution);
    }

    private static void jar(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(content));
        }
    }

    @Test
    void jarsOfTomcatHaveTheNamesThatMavenCentralKnows() {
        TreeSet<String> purls = new TreeSet<>();
        components.forEach(component -> purls.add(component.coordinates().purl()));

        TreeSet<String> published = new TreeSet<>();
        for (String name : List.of(
                "tomcat",
                "tomcat-catalina",
                "tomcat-catalina-ha",
                "tomcat-el-api",
                "tomcat-jasper-el",
                "tomcat-juli",
                "tomcat-tribes",
                "tomcat-util")) {
            published.add(PURL.formatted(name));
        }
        assertEquals(published, purls);
    }

    @Test
    void theSameContentMakesTheSameDocument() throws IOException {
        String first = document(components);
        String second =
                document(new Inventory(new Licences(Map.of("org.apache.tomcat:*", "Apache-2.0")), "1.0", "11.0.1")
                        .of(distribution));

        assertEquals(first, second);
    }

    private static String document(List<Component> components) {
        return new BillOfMaterials(new Coordinates("dev.rollcall", "rollcall", "1.0"), components, "now").json();
    }

    @Test
    void whatIsPublishedWithinTomcatOnlyIsAPlaceOfTomcat() {
        Component tomcat = components.stream()
                .filter(component -> component.coordinates().name().equals("tomcat"))
                .findFirst()
                .orElseThrow();
        String json = document(components);

        assertTrue(tomcat.places().contains("tomcat/bin/bootstrap.jar"));
        String dependencies = json.substring(json.indexOf("\"dependencies\""));
        String own = dependencies.substring(dependencies.indexOf("\"ref\": \"" + tomcat.reference()));
        assertFalse(own.substring(10).contains("\"" + tomcat.reference() + "\""), own);
    }
}
