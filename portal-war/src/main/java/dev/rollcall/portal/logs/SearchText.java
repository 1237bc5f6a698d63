package dev.rollcall.portal.logs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The text of a search, in the language of the log service (docs/protocol/log.md), as clicks change it. */
final class SearchText {
    private static final int MAX_CHARACTERS = 1_024;
    private static final Set<String> FIELDS = Set.of("service", "instance", "logger", "thread", "level", "trace");

    /** What may stand in front of a colon. */
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}._@-]*");

    private static final String OF_ATTRIBUTES = "attribute.";

    private SearchText() {}

    /** The search for what was found and has, or has not, a value in a field; empty if the language cannot say it. */
    static Optional<String> narrowed(String text, String field, String value, boolean wanted) {
        if (value.isEmpty() || !NAME.matcher(field).matches()) {
            return Optional.empty();
        }
        String condition = (wanted ? "" : "-") + field + ":\"" + value.replaceAll("[\\\\\"]", "\\\\$0") + '"';
        String before = text.isBlank() ? "" : (hasChoice(text) ? "(" + text.strip() + ")" : text.strip()) + " ";
        return holds(text, condition)
                ? Optional.of(text)
                : Optional.of(before + condition).filter(whole -> whole.length() <= MAX_CHARACTERS);
    }

    /** What an attribute is called in a search. */
    static String attribute(String name) {
        return FIELDS.contains(name) || name.startsWith(OF_ATTRIBUTES) ? OF_ATTRIBUTES + name : name;
    }

    /** Whether all that is found meets a condition already, as far as that shows behind the last parenthesis. */
    private static boolean holds(String text, String condition) {
        String row = " " + text.substring(text.lastIndexOf(')') + 1) + " ";
        return row.contains(" " + condition + " ") && !row.contains(" NOT " + condition) && !hasChoice(text);
    }

    /** Whether there is an OR outside of parentheses and quotation marks, to which a condition behind it would belong. */
    private static boolean hasChoice(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
            } else if (!quoted && depth == 0 && text.startsWith("OR", i) && isWord(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(String text, int begin) {
        return (begin == 0 || isBetween(text.charAt(begin - 1)))
                && (begin + 2 == text.length() || isBetween(text.charAt(begin + 2)));
    }

    private static boolean isBetween(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '(' || c == ')' || c == '"';
    }
}
