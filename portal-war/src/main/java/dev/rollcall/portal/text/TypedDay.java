package dev.rollcall.portal.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a day that was typed into a form. */
public final class TypedDay {
    /** The grade book knows the years 1 to 9999. */
    private static final Pattern DAY = Pattern.compile("(?!0000)\\d{4}-\\d{2}-\\d{2}");

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private TypedDay() {}

    /** The day; empty when it is none. */
    public static Optional<LocalDate> read(String typed) {
        String day = typed.strip();
        try {
            return DAY.matcher(day).matches() ? Optional.of(LocalDate.parse(day)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day of a form's field; empty when it is none, which is among the errors then unless nothing was typed. */
    public static Optional<LocalDate> read(String typed, String field, Map<String, String> errors, Texts texts) {
        Optional<LocalDate> day = read(typed);
        if (day.isEmpty() && !typed.isBlank()) {
            errors.put(field, texts.say("item.date.unreadable"));
        }
        return day;
    }

    /** The same of the last day of a span, which ends with the day after it. */
    public static Optional<LocalDate> readLast(String typed, String field, Map<String, String> errors, Texts texts) {
        Optional<LocalDate> day = read(typed, field, errors, texts);
        if (day.filter(LAST::equals).isPresent()) {
            errors.put(field, texts.say("item.date.far"));
        }
        return day;
    }
}
