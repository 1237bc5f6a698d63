package dev.rollcall.grading.gradebook;

import java.util.List;

/**
 * A student who is about to be entered, with grades given earlier.
 *
 * @param name what the student is called
 * @param grades in the order in which they were given
 */
public record NewStudent(PersonName name, List<Grade> grades) {
    /** Copies the list. */
    public NewStudent {
        grades = List.copyOf(grades);
    }
}
