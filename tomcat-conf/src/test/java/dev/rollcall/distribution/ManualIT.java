package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The manual that is shipped: pages of several folders of the sources, laid out anew. */
class ManualIT {
    private static final Path DOCS =
            Path.of(System.getProperty("rollcall.distribution")).resolve("docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^)]*))?\\)");

    @Test
    void everyLinkLeadsToAPageAndASection() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                links++;
                Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!Files.exists(target)
                        || (link.group(2) != null && !sections(target).contains(link.group(2)))) {
                    broken.add(DOCS.relativize(page) + ": " + link.group());
                }
            }
        }

        assertEquals(List.of(), broken);
        assertTrue(links > 40, links + " links");
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> walk = Files.walk(DOCS)) {
            return walk.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    /** Returns the headings of a page as the usual renderers name them. */
    private static List<String> sections(Path page) throws IOException {
        try (Stream<String> lines = Files.lines(page)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(java.util.Locale.ROOT))
                    .map(line -> line.replaceAll("[^\\p{L}\\p{N} -]", "").replace(' ', '-'))
                    .toList();
        }
    }
}
