package dev.rollcall.grading.gradebook;

import java.util.List;
import java.util.Optional;

/**
 * The students of the class {@link SchoolClass#TUTORIAL} and their scores, as the tutorial sees them. Safe for use by several
 * threads; every method may block for as long as the store needs, and sees what all calls before it have saved.
 *
 * <p>Every method throws {@link GradeBookUnavailableException} when the store cannot be reached.
 */
public interface TutorialGradeBook {
    /**
     * Returns the same book as a teacher has it: each call first asks, in its own transaction, whether the class is that
     * teacher's to teach today, and throws {@link StrangerException} if it is not.
     */
    TutorialGradeBook as(Teacher teacher);

    /** Returns all students in the order of their ids. */
    List<Student> students();

    /** Returns one student, or empty if there is none with this id. */
    Optional<Student> student(StudentId id);

    /**
     * Saves a grade, in the piece of work of that title and type, which is made if there is none. If the student has a
     * result there, the grade gets the next free of the titles that {@link Title#numbered} tells. It is on its way to the
     * disk when this returns, and survives the end of the process.
     *
     * @param by the login name, or the service, that gives it; at most 128 characters
     * @return what was saved, or empty if there is no such student
     * @throws RefusedException if the term of the class is closed
     */
    Optional<Added> add(StudentId student, Grade grade, String by);

    /**
     * Enters students into a book that has none: all of them in this order, or none at all.
     *
     * @return whether they were entered; false if the book had a student before
     */
    boolean fill(List<NewStudent> students, String by);

    /**
     * A grade that was saved.
     *
     * @param id its identity
     * @param grade as it was saved
     */
    record Added(GradeId id, Grade grade) {}
}
