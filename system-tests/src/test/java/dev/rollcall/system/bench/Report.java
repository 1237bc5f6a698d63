package dev.rollcall.system.bench;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of all figures: a section for each part of the benchmark. A part that is measured again replaces its own section, so
 * each says when and of what it was measured.
 */
final class Report {
    private static final Pattern SECTION = Pattern.compile("^## ", Pattern.MULTILINE);
    private static final String HEAD = """
            # Benchmarks

            What `./mvnw -Pbench` has measured, written by it; [what the parts are](../system-tests/README.md#benchmark). Figures of one
            section were taken in one run. Those of two sections are not comparable when machine, commit or load differ.
            """;

    private final Map<String, String> sections = new LinkedHashMap<>();

    /** Takes a page that was written before, or an empty text. */
    Report(String page) {
        SECTION.splitAsStream(page).skip(1).forEach(section -> {
            int end = section.indexOf('\n');
            sections.put(section.substring(0, end), section.substring(end).strip());
        });
    }

    /** Puts what was measured in place of what was before. */
    void put(String part, String text) {
        sections.put(part, text.strip());
    }

    /** Returns the page, with those parts only and in their order. */
    String page(Collection<String> parts) {
        return parts.stream()
                .filter(sections::containsKey)
                .map(part -> "\n## " + part + "\n\n" + sections.get(part) + "\n")
                .collect(Collectors.joining("", HEAD, ""));
    }
}
