package dev.rollcall.portal.roster;

import dev.rollcall.portal.text.Fold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first line of a pasted list, if it says what stands below it.
 *
 * @param text as it was pasted; empty for none
 * @param places which part is which
 */
record HeadLine(String text, Map<Column, Integer> places) {
    /** What a part of a line is. */
    enum Column {
        FAMILY,
        GIVEN,
        USERNAME
    }

    /** No such line: the parts are in the order of the columns. */
    static final HeadLine NONE = new HeadLine("", Map.of(Column.FAMILY, 0, Column.GIVEN, 1, Column.USERNAME, 2));

    private static final Map<Column, Set<String>> WORDS = Map.of(
            Column.FAMILY,
            Set.of("nachname", "familienname", "zuname", "name", "family name", "last name", "lastname", "surname"),
            Column.GIVEN,
            Set.of("vorname", "rufname", "given name", "first name", "firstname", "forename"),
            Column.USERNAME,
            Set.of(
                    "benutzername",
                    "benutzer",
                    "anmeldename",
                    "login",
                    "loginname",
                    "login name",
                    "user name",
                    "username",
                    "user"));

    HeadLine {
        places = Map.copyOf(places);
    }

    /** Whether a line names columns: no person is called so. */
    static boolean isOne(List<String> parts) {
        Set<Column> named =
                parts.stream().flatMap(part -> column(part).stream()).collect(Collectors.toSet());
        return named.contains(Column.FAMILY) && named.contains(Column.GIVEN);
    }

    /** The line if each of its parts is such a word, once, and both names are among them. */
    static Optional<HeadLine> of(String text, List<String> parts) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (int i = 0; i < parts.size(); i++) {
            Optional<Column> column = column(parts.get(i));
            if (column.isEmpty() || places.put(column.get(), i) != null) {
                return Optional.empty();
            }
        }
        return isOne(parts) ? Optional.of(new HeadLine(text, places)) : Optional.empty();
    }

    private static Optional<Column> column(String part) {
        String word = Fold.of(part).replace('_', ' ').replace('-', ' ');
        return WORDS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(word))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The part of a line that is this; empty when it is not there. What the line does not name comes after what it does. */
    String part(List<String> parts, Column column) {
        int place = places.getOrDefault(column, places.size());
        return place < parts.size() ? parts.get(place) : "";
    }
}
