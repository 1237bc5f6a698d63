package dev.rollcall.grading.gradebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A time in which classes are taught, such as a school year. Nothing changes in the classes of a closed one.
 *
 * @param id the identity
 * @param title what people call it
 * @param days when it is
 * @param closed whether it is over for good, unless an administrator opens it again
 * @param version 1 when it is made, greater with each change
 */
public record Term(Id id, Title title, DateRange days, boolean closed, long version) implements Versioned {
    /**
     * Returns the day since which a student of one of its classes has no longer belonged to it, though the class went on: the
     * enrolment is over, and ended before the term did. A student who stayed until the end of the term has not left.
     *
     * @param enrolled when the student belongs to the class
     */
    public Optional<LocalDate> left(DateRange enrolled, LocalDate today) {
        return enrolled.end()
                .filter(end -> !today.isBefore(end))
                .filter(end -> days.end().map(end::isBefore).orElse(true));
    }
}
