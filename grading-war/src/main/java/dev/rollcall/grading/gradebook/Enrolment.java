package dev.rollcall.grading.gradebook;

/**
 * That a person belongs to a class.
 *
 * @param person who; at most once in a class
 * @param role as what
 * @param days when
 * @param version the number of the class's change that wrote it
 */
public record Enrolment(Id person, Role role, DateRange days, long version) implements Versioned {
    /** What a person is in a class. */
    public enum Role implements Worded {
        /** Gives the grades. */
        TEACHER,
        /** Is given them. */
        STUDENT
    }

    @Override
    public Id id() {
        return person;
    }
}
