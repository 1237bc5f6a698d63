package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The path of something in a class: {@code /algebra/students/p-ben/report}. Everything in it can stand in a path as it is.
 *
 * @param section id of the class
 * @param part which of its pages; empty for the class itself
 * @param ids what the page is about
 */
public record ClassPath(String section, String part, List<String> ids) {
    private static final Pattern PATH =
            Pattern.compile("/(" + Limits.ID + ")(?:/([a-z][a-z-]{0,31})((?:/" + Limits.ID + "){0,3}))?");

    public ClassPath {
        ids = List.copyOf(ids);
    }

    /** Parses what comes after the servlet's own path. */
    public static Optional<ClassPath> of(@Nullable String pathInfo) {
        Matcher matcher = PATH.matcher(pathInfo == null ? "" : pathInfo);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String part = matcher.group(2) == null ? "" : matcher.group(2);
        String ids = matcher.group(3) == null ? "" : matcher.group(3);
        return Optional.of(new ClassPath(
                matcher.group(1),
                part,
                ids.isEmpty() ? List.of() : Arrays.asList(ids.substring(1).split("/"))));
    }

    /** The id at a place; empty when there is none. */
    String id(int place) {
        return place < ids.size() ? ids.get(place) : "";
    }

    /** Whether there are this many ids, the last of which is this word. */
    boolean endsWith(int count, String word) {
        return ids.size() == count && ids.get(count - 1).equals(word);
    }
}
