package dev.rollcall.grading.gradebook;

import java.util.List;

/**
 * A student and every grade given so far. Immutable.
 *
 * @param id the identity
 * @param name what the student is called
 * @param grades in the order in which they were given
 */
public record Student(StudentId id, PersonName name, List<Grade> grades) {
    /** Copies the list. */
    public Student {
        grades = List.copyOf(grades);
    }
}
