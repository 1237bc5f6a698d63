package dev.rollcall.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code sbom.cdx.json}, {@code THIRD-PARTY.md}, {@code licenses/} and {@code SHA256SUMS} into an assembled
 * distribution.
 */
public final class Finish {
    private static final String SUMS = "SHA256SUMS";

    private Finish() {}

    /**
     * Finishes a distribution.
     *
     * @param arguments the distribution, the table of licences, the version of Rollcall, that of Tomcat, and the time
     * @throws IllegalStateException if the table lacks the licence of something that is carried
     */
    public static void main(String[] arguments) throws IOException {
        Path distribution = Path.of(arguments[0]);
        Licences licences = Licences.read(Path.of(arguments[1]));
        String version = arguments[2];
        List<Component> components = new Inventory(licences, version, arguments[3]).of(distribution);
        ThirdParty others = new ThirdParty(components, distribution.resolve("licenses"));
        others.collect();
        Files.writeString(distribution.resolve("THIRD-PARTY.md"), others.table());
        Coordinates own = new Coordinates(Inventory.OWN_GROUP, "rollcall", version);
        Files.writeString(
                distribution.resolve("sbom.cdx.json"), new BillOfMaterials(own, components, arguments[4]).json());
        Files.writeString(distribution.resolve(SUMS), sums(distribution));
    }

    /** Returns what {@code sha256sum -c} reads. */
    private static String sums(Path distribution) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(distribution)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(SUMS))
                    .sorted()
                    .toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            text.append(Jar.sha256(Files.readAllBytes(file)))
                    .append("  ")
                    .append(distribution.relativize(file).toString().replace('\\', '/'))
                    .append('\n');
        }
        return text.toString();
    }
}
