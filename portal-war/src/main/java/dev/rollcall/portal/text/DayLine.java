package dev.rollcall.portal.text;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A line in which the grade book tells what a thing is, and when. */
public final class DayLine {
    /** From the first day to the day after the last, at the end of the line; either may be missing, but not both. */
    private static final Pattern DAYS =
            Pattern.compile("((?:.*, ?)?)(\\d{4}-\\d{2}-\\d{2})? ?– ?(\\d{4}-\\d{2}-\\d{2})?", Pattern.DOTALL);

    private DayLine() {}

    /** The line with the days at its end as people say them; as it is if there are none. */
    public static String of(String line, Texts texts) {
        Matcher matcher = DAYS.matcher(line);
        if (!matcher.matches() || (matcher.group(2) == null && matcher.group(3) == null)) {
            return line;
        }
        LocalDate first = day(matcher.group(2));
        LocalDate after = day(matcher.group(3));
        return (first == null) == (matcher.group(2) == null) && (after == null) == (matcher.group(3) == null)
                ? matcher.group(1) + texts.days(first, after == null ? null : after.minusDays(1))
                : line;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : TypedDay.read(text).orElse(null);
    }
}
