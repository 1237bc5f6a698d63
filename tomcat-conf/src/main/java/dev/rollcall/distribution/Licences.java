package dev.rollcall.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What may be carried, and under which licence: lines of {@code group:name = SPDX expression}, where the name may be
 * {@code *}. It is kept by hand, because a person must have looked.
 */
record Licences(Map<String, String> expressions) {
    private static final Pattern OPERATORS = Pattern.compile(" (?:OR|AND|WITH) ");

    static Licences read(Path file) throws IOException {
        Map<String, String> expressions = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" = ", 2);
            if (!line.startsWith("#") && parts.length == 2) {
                expressions.put(parts[0].strip(), parts[1].strip());
            }
        }
        return new Licences(expressions);
    }

    /** Returns the group of what has this name, if one is listed. */
    Optional<String> group(String name) {
        return expressions.keySet().stream()
                .filter(key -> key.endsWith(":" + name))
                .map(key -> key.substring(0, key.indexOf(':')))
                .findFirst();
    }

    /** Returns the licence as an SPDX expression. */
    Optional<String> of(Coordinates coordinates) {
        return Optional.ofNullable(expressions.get(coordinates.group() + ":" + coordinates.name()))
                .or(() -> Optional.ofNullable(expressions.get(coordinates.group() + ":*")));
    }

    /** Returns the identifiers in an expression, exceptions included. */
    static List<String> identifiers(String expression) {
        return List.of(OPERATORS.split(expression));
    }
}
