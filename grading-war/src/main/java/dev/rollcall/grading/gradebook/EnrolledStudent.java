package dev.rollcall.grading.gradebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A student of a class.
 *
 * @param person who
 * @param days when the student belongs to it
 */
public record EnrolledStudent(Person person, DateRange days) {
    /** Returns the identity of the person. */
    public Id id() {
        return person.id();
    }

    /**
     * Returns the day since which the student has no longer belonged to the class, see {@link Term#left}.
     *
     * @param term of the class
     */
    public Optional<LocalDate> left(Term term, LocalDate today) {
        return term.left(days, today);
    }
}
