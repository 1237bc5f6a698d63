package dev.rollcall.portal.settings;

import dev.rollcall.portal.text.Print;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the grade book said when a form was made, which travels in a hidden field: what still says the same was not touched.
 *
 * @param version of what was shown, 0 for nothing
 * @param print of what was shown; empty when that is not known, and then everything was touched
 */
public record Before(long version, String print) {
    /** Nothing was shown. */
    static final Before NOTHING = new Before(0, "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:\\.(" + Print.PATTERN + "))?");

    static Before of(long version, String shown) {
        return new Before(version, Print.of(shown));
    }

    /** Reads the hidden field; empty if it makes no sense. */
    static Optional<Before> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Before(
                        Long.parseLong(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).orElse("")))
                : Optional.empty();
    }

    /** As the hidden field has it. */
    String text() {
        return print.isEmpty() ? Long.toString(version) : version + "." + print;
    }

    boolean showed(String content) {
        return print.equals(Print.of(content));
    }
}
