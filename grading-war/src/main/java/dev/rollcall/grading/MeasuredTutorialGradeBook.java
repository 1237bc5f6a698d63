package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.NewStudent;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.grading.gradebook.Teacher;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.metrics.Timers;
import dev.rollcall.kit.time.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Measures what a grade book does; the README says when to worry. Thread-safe. */
final class MeasuredTutorialGradeBook implements TutorialGradeBook {

    private final TutorialGradeBook book;
    private final Ticker ticker;
    private final Timer listing;
    private final Timer reading;
    private final Timer adding;
    private final LongAdder added;
    private final LongAdder unavailable;

    MeasuredTutorialGradeBook(TutorialGradeBook book, Metrics metrics, Ticker ticker) {
        this.book = book;
        this.ticker = ticker;
        added = new LongAdder();
        unavailable = new LongAdder();
        Timers timers = metrics.timers(
                "rollcall_grading_book_seconds",
                "How long the grade book takes, its database included, by what is asked.",
                Scale.QUICK,
                "operation");
        listing = timers.with("students");
        reading = timers.with("student");
        adding = timers.with("add");
        metrics.counter("rollcall_grading_grades_added_total", "Grades that were saved.", added::sum);
        metrics.counter(
                "rollcall_grading_unavailable_total",
                "Questions that the database of the grade book did not answer.",
                unavailable::sum);
    }

    /** Measures another one in the same numbers. */
    private MeasuredTutorialGradeBook(TutorialGradeBook book, MeasuredTutorialGradeBook same) {
        this.book = book;
        ticker = same.ticker;
        listing = same.listing;
        reading = same.reading;
        adding = same.adding;
        added = same.added;
        unavailable = same.unavailable;
    }

    @Override
    public TutorialGradeBook as(Teacher teacher) {
        return new MeasuredTutorialGradeBook(book.as(teacher), this);
    }

    @Override
    public List<Student> students() {
        return measured(listing, book::students);
    }

    @Override
    public Optional<Student> student(StudentId id) {
        return measured(reading, () -> book.student(id));
    }

    @Override
    public Optional<Added> add(StudentId student, Grade grade, String by) {
        Optional<Added> saved = measured(adding, () -> book.add(student, grade, by));
        saved.ifPresent(one -> added.increment());
        return saved;
    }

    @Override
    public boolean fill(List<NewStudent> students, String by) {
        return book.fill(students, by);
    }

    private <T> T measured(Timer timer, Supplier<T> question) {
        long begun = ticker.nanos();
        try {
            return question.get();
        } catch (GradeBookUnavailableException e) {
            unavailable.increment();
            throw e;
        } finally {
            timer.took(ticker.nanos() - begun);
        }
    }
}
