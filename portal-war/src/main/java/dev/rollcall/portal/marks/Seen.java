package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.text.Print;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stood in a cell when its form was made. It travels in a hidden field: a cell whose fields still say the same was not
 * touched, whatever stands there meanwhile; one that was touched is saved only if that version still stands there.
 *
 * @param version of the result, {@link Result#NONE} for none
 * @param print tells marks apart
 */
record Seen(long version, String print) {
    /** Nothing is known of what was seen: as if the cell was empty, and touched. */
    static final Seen UNKNOWN = new Seen(Result.NONE, "");

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})\\.(" + Print.PATTERN + ")");

    static Seen of(@Nullable Result result) {
        return result == null ? new Seen(Result.NONE, print(null)) : new Seen(result.version(), print(result.mark()));
    }

    /** Reads the hidden field. */
    static Seen parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() ? new Seen(Long.parseLong(matcher.group(1)), matcher.group(2)) : UNKNOWN;
    }

    /** As the hidden field has it. */
    String text() {
        return version + "." + print;
    }

    /** Whether a mark is what was shown. */
    boolean shows(@Nullable Mark mark) {
        return print.equals(print(mark));
    }

    /** An empty cell looks like one that is ungraded and has no comment. */
    private static String print(@Nullable Mark mark) {
        if (mark == null) {
            return Print.of("ungraded");
        }
        BigDecimal score = mark.score();
        String points = score == null ? "" : " " + score.stripTrailingZeros().toPlainString();
        String comment = mark.comment().isEmpty() ? "" : "\n" + mark.comment();
        return Print.of(mark.state().word() + points + comment);
    }
}
