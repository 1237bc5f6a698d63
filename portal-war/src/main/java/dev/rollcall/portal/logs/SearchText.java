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

    private static final String BLANKS = "[\\s\\h\\v]+";
    private static final String BEFORE = "(?<=^|[\\s\\h\\v()\"])";
    private static final String BEHIND = "(?=$|[\\s\\h\\v()\"])";
    private static final Pattern CHOICE = Pattern.compile(BEFORE + "OR" + BEHIND);

    /** A part in quotation marks, whose last one may be missing; or a character that has lost its meaning. */
    private static final Pattern QUOTED = Pattern.compile("\\\\.?|\"(?:[^\"\\\\]|\\\\.?)*+\"?", Pattern.DOTALL);

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
        String unquoted = unquoted(text);
        int last = unquoted.lastIndexOf(')') + 1;
        return !hasChoice(text)
                && Pattern.compile(BEFORE + "(NOT" + BLANKS + ")?" + Pattern.quote(condition) + BEHIND)
                        .matcher(text.substring(last))
                        .results()
                        .filter(found -> unquoted.charAt(last + found.start()) != '"')
                        .anyMatch(found -> found.group(1) == null);
    }

    /** Whether there is an OR outside of parentheses and quotation marks, to which a condition behind it would belong. */
    private static boolean hasChoice(String text) {
        String unquoted = unquoted(text);
        return CHOICE.matcher(unquoted).results().anyMatch(or -> depth(unquoted, or.start()) == 0);
    }

    /** The text with a quotation mark in the place of each character of a quoted part. */
    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll(part -> "\"".repeat(part.group().length()));
    }

    /** How many parentheses are open in front of a place. */
    private static int depth(String text, int place) {
        int depth = 0;
        for (char c : text.substring(0, place).toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth;
    }
}
