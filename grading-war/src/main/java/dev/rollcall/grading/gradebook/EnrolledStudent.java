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
     * Returns the day since which the student has no longer belonged to the class, though the class went on: the enrolment is over,
     * and ended before the term did. Who stayed until the end of the term has not left.
     *
     * @param term of the class
     */
    public Optional<LocalDate> left(Term term, LocalDate today) {
        return days.end()
                .filter(end -> !today.isBefore(end))
                .filter(end -> term.days().end().map(end::isBefore).orElse(true));
    }
}
