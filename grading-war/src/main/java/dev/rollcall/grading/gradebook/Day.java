package dev.rollcall.grading.gradebook;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A day as it is written, such as 2026-09-01. */
public final class Day {
    private static final int LAST_YEAR = 9999;

    private Day() {}

    /**
     * Reads a day of the years 1 to {@value #LAST_YEAR}, which every database can keep.
     *
     * @throws DateTimeException if the text is none
     */
    public static LocalDate parse(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("The year must be from 1 to " + LAST_YEAR);
        }
        return day;
    }
}
