package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One class within a transaction. */
public interface ClassTransaction {
    /** Returns who belongs to it. */
    Repository<Enrolment> enrolments();

    /**
     * Enrols people who do not belong to it yet, many at once.
     *
     * @param enrolments of people who are there; the versions do not matter
     * @throws RefusedException if the term is closed
     */
    void enrol(List<Enrolment> enrolments);

    /** Returns its categories. */
    Repository<Category> categories();

    /** Returns its pieces of work. */
    Repository<LineItem> items();

    /** Returns one of its students, or all; whatever the days of their enrolment, in the order of their ids. */
    List<EnrolledStudent> students(Optional<Id> student);

    /** Returns the results of one student, in no particular order. */
    List<Result> results(Id student);

    /** Hands over every result of the class as it is read, in no particular order: there may be tens of thousands. */
    void results(Consumer<Result> each);

    /** Hands over every result of the class with the moment at which it was written, as far as that is known, by item and student. */
    void datedResults(BiConsumer<Result, Optional<Instant>> each);

    /** Returns what stands in a cell. */
    Optional<Result> result(Cell cell);

    /**
     * Writes into cells. Those that are no longer as their writer saw them are left alone.
     *
     * @return what became of each, in the order of {@code edits}
     * @throws RefusedException if the term is closed
     */
    List<Edit.Outcome> save(List<Edit> edits);

    /**
     * Writes into the cells of some changes what stood there before, where it has not changed since.
     *
     * @param changes of cells
     * @return what became of each cell
     */
    List<Edit.Outcome> undo(List<Change> changes);

    /**
     * Returns a part of its history.
     *
     * @param forwards whether from the older to the newer
     */
    List<Change> changes(ChangeFilter filter, boolean forwards, int limit);

    /** Lets nobody else change it, or erase who belongs to it, until the transaction ends. */
    void hold();

    /**
     * Copies its settings, categories and work into a new class; its people and their results stay here.
     *
     * @param target the new class
     */
    void copyTo(SchoolClass target);
}
