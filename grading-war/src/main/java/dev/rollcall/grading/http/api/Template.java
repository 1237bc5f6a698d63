package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of addresses, such as {@code /classes/{class}/line-items}: what stands in braces is an id.
 *
 * @param text begins with a slash
 */
record Template(String text) {
    private List<String> parts() {
        return List.of(text.substring(1).split("/"));
    }

    /** Returns the ids in the segments of an address by their names; empty if it has another form. */
    Optional<Map<String, Id>> match(List<String> segments) {
        List<String> parts = parts();
        if (parts.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, Id> ids = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            String segment = segments.get(i);
            if (!part.startsWith("{")) {
                if (!part.equals(segment)) {
                    return Optional.empty();
                }
            } else if (Id.isSafe(segment)) {
                ids.put(part.substring(1, part.length() - 1), new Id(segment));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(ids);
    }
}
