package dev.rollcall.grading.gradebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From one day to another, in the time zone of the school; either end may be open.
 *
 * @param begin the first day
 * @param end the day after the last, as OneRoster has it
 */
public record DateRange(Optional<LocalDate> begin, Optional<LocalDate> end) {
    /** All days. */
    public static final DateRange ALWAYS = new DateRange(Optional.empty(), Optional.empty());

    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if it would hold no day
     */
    public DateRange {
        if (begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get())) {
            throw new IllegalArgumentException("end must be after begin");
        }
    }

    /** Returns whether {@code day} is one of these days. */
    public boolean includes(LocalDate day) {
        return hasBegunBy(day) && end.map(day::isBefore).orElse(true);
    }

    /** Returns whether {@code day} is one of these days, or after them. */
    public boolean hasBegunBy(LocalDate day) {
        return begin.map(first -> !day.isBefore(first)).orElse(true);
    }
}
