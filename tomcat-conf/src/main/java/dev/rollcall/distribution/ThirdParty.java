package dev.rollcall.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the table of third-party software, and collects the texts of its licences. */
final class ThirdParty {
    private final List<Component> components;
    private final Path licences;

    /**
     * Takes what is carried.
     *
     * @param licences where the texts go; it holds those of the licences themselves
     */
    ThirdParty(List<Component> components, Path licences) {
        this.components = components.stream()
                .filter(component -> !component.coordinates().group().equals(Inventory.OWN_GROUP))
                .filter(component -> !isPartOfTomcat(component))
                .toList();
        this.licences = licences;
    }

    private static boolean isPartOfTomcat(Component component) {
        Coordinates coordinates = component.coordinates();
        return coordinates.group().equals(Inventory.TOMCAT_GROUP)
                && !coordinates.name().equals("tomcat");
    }

    /** Copies the texts out of the jars. */
    void collect() throws IOException {
        for (Component component : components) {
            for (Map.Entry<String, String> text : component.texts().entrySet()) {
                Path file = folder(component).resolve(text.getKey());
                Files.createDirectories(folder(component));
                Files.writeString(file, text.getValue());
            }
        }
        TreeSet<String> missing = new TreeSet<>();
        for (Component component : components) {
            String text = Licences.identifiers(component.licence()).get(0) + ".txt";
            if (!Files.exists(licences.resolve(text))) {
                missing.add(text);
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Texts of licences are missing in src/main/dist/licenses: " + missing);
        }
    }

    private Path folder(Component component) {
        return licences.resolve(
                component.coordinates().name() + "-" + component.coordinates().version());
    }

    /** Returns the table. */
    String table() {
        StringBuilder text = new StringBuilder("""
                # What others have made

                Everything in this distribution that is not Rollcall's own. Where a licence offers a choice (OR), Rollcall
                uses the first. The texts are in [licenses/](licenses/), those that came with a jar in a folder of its
                name; checksums and places are in `sbom.cdx.json`. Tomcat stands for its own jars, and its `tomcat/LICENSE`
                and `tomcat/NOTICE` for what is in them. The source code of each jar is on Maven
                Central (https://repo.maven.apache.org/maven2/), beside it, as `<name>-<version>-sources.jar`.

                | name | version | licence | texts |
                |---|---|---|---|
                """);
        for (Component component : components) {
            Coordinates coordinates = component.coordinates();
            text.append("| %s:%s | %s | %s | %s |%n"
                    .formatted(
                            coordinates.group(),
                            coordinates.name(),
                            coordinates.version(),
                            component.licence(),
                            texts(component).orElse("")));
        }
        return text.toString().replace("\r", "");
    }

    private Optional<String> texts(Component component) {
        String folder = licences.relativize(folder(component)).toString();
        return component.texts().isEmpty()
                ? Optional.empty()
                : Optional.of("[%s](licenses/%s/)".formatted(folder, folder));
    }
}
