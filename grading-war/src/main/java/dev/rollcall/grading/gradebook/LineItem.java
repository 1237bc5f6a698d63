package dev.rollcall.grading.gradebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A piece of work that results are given for: a column of the grade book.
 *
 * @param id the identity
 * @param title what people call it
 * @param category its kind; empty: none
 * @param maximum the points of full marks; 0 if it is worth something only as extra credit
 * @param dates when it is given out and due
 * @param extraCredit whether its points count as earned but not as possible
 * @param published whether students see it and their results in it
 * @param version the number of the class's change that wrote it
 */
public record LineItem(
        Id id,
        Title title,
        Optional<Id> category,
        Score maximum,
        Dates dates,
        boolean extraCredit,
        boolean published,
        long version)
        implements Versioned {
    /**
     * Days in the time zone of the school.
     *
     * @param assigned when it is given out
     * @param due the last day, not before {@code assigned}
     */
    public record Dates(Optional<LocalDate> assigned, Optional<LocalDate> due) {
        /** Neither day is known. */
        public static final Dates UNKNOWN = new Dates(Optional.empty(), Optional.empty());

        /**
         * Checks the order.
         *
         * @throws IllegalArgumentException if it is due before it is given out
         */
        public Dates {
            if (assigned.isPresent() && due.isPresent() && due.get().isBefore(assigned.get())) {
                throw new IllegalArgumentException("dueDate must not be before assignDate");
            }
        }
    }
}
