package dev.rollcall.grading.gradebook;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A class, and what a person is in it today.
 *
 * @param section the class
 * @param term its term
 * @param enrolment of that person, whatever its days; empty: none
 */
public record ClassMembership(SchoolClass section, Term term, Optional<Enrolment> enrolment) {
    /** Returns whether the class is that person's to teach on a day, if the person is a teacher of the school. */
    public boolean isTaughtOn(LocalDate day) {
        return section.shared() || isEnrolledOn(day, Enrolment.Role.TEACHER);
    }

    /** Returns whether that person is a student of the class on a day, or was one before. */
    public boolean hasLearnedBy(LocalDate day) {
        return enrolment
                .filter(one ->
                        one.role() == Enrolment.Role.STUDENT && one.days().hasBegunBy(day))
                .isPresent();
    }

    /** Returns the day since which that student has no longer belonged to the class, see {@link Term#left}. */
    public Optional<LocalDate> left(LocalDate today) {
        return enrolment.flatMap(one -> term.left(one.days(), today));
    }

    /** Returns whether that person belongs to the class on a day, in that role. */
    public boolean isEnrolledOn(LocalDate day, Enrolment.Role role) {
        return enrolment
                .filter(one -> one.role() == role && one.days().includes(day))
                .isPresent();
    }
}
