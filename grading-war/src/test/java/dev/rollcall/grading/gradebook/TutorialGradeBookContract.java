package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every grade book must do, whatever keeps it. */
public abstract class TutorialGradeBookContract {
    private static final StudentId FIRST = new StudentId(1);
    private static final StudentId SECOND = new StudentId(2);
    private static final StudentId NOBODY = new StudentId(999);

    /** Returns an empty grade book. */
    protected abstract TutorialGradeBook book();

    private TutorialGradeBook filled() {
        TutorialGradeBook book = book();
        assertTrue(book.fill(Fixtures.twoStudents(), "test"));
        return book;
    }

    @Test
    void aNewBookIsEmpty() {
        TutorialGradeBook book = book();

        assertEquals(List.of(), book.students());
        assertEquals(Optional.empty(), book.student(FIRST));
        assertEquals(Optional.empty(), book.add(FIRST, Fixtures.gradeOf("1"), "test"));
    }

    @Test
    void studentsAreNumberedFromOneInTheirOrder() {
        List<Student> students = filled().students();

        assertEquals(List.of(FIRST, SECOND), students.stream().map(Student::id).toList());
        assertEquals(
                Fixtures.twoStudents(),
                students.stream()
                        .map(student -> new NewStudent(student.name(), student.grades()))
                        .toList());
    }

    @Test
    void aBookWithStudentsIsNotFilledAgain() {
        TutorialGradeBook book = filled();

        assertFalse(book.fill(Fixtures.twoStudents(), "test"));
        assertEquals(2, book.students().size());
    }

    @Test
    void oneStudentIsAsInTheList() {
        TutorialGradeBook book = filled();

        assertEquals(book.students().get(0), book.student(FIRST).orElseThrow());
        assertEquals(book.students().get(1), book.student(SECOND).orElseThrow());
        assertEquals(Optional.empty(), book.student(NOBODY));
    }

    @Test
    void aGradeIsAddedAtTheEnd() {
        TutorialGradeBook book = filled();
        Grade first = Fixtures.grade("小テスト 🎓", "Quiz", "77.5");
        Grade second = Fixtures.grade("小テスト 🎓", "Exam", "77.5");

        TutorialGradeBook.Added one = book.add(FIRST, first, "teacher").orElseThrow();
        TutorialGradeBook.Added two = book.add(FIRST, second, "teacher").orElseThrow();

        assertNotEquals(one.id(), two.id());
        List<Grade> grades = book.student(FIRST).orElseThrow().grades();
        assertEquals(5, grades.size());
        assertEquals(List.of(one.grade(), two.grade()), grades.subList(3, 5));
        assertEquals(first, one.grade());
        assertEquals(List.of(), book.student(SECOND).orElseThrow().grades());
    }

    @Test
    void aSecondGradeOfATitleGetsANumberBehindIt() {
        TutorialGradeBook book = filled();
        String longest = "🎓".repeat(Title.MAX_LENGTH);

        for (String title : List.of("Quiz 1", "Quiz 1", "Quiz 1 (2)", longest, longest)) {
            book.add(SECOND, Fixtures.grade(title, "Quiz", "1"), "teacher");
        }

        assertEquals(
                List.of("Quiz 1", "Quiz 1 (2)", "Quiz 1 (2) (2)", longest, "🎓".repeat(196) + " (2)"),
                book.student(SECOND).orElseThrow().grades().stream()
                        .map(grade -> grade.title().text())
                        .toList());
    }

    @Test
    void nothingIsAddedForNobody() {
        TutorialGradeBook book = filled();
        List<Student> before = book.students();

        assertEquals(Optional.empty(), book.add(NOBODY, Fixtures.gradeOf("1"), "teacher"));

        assertEquals(before, book.students());
    }

    @Test
    void everyAllowedValueComesBackAsItWas() {
        TutorialGradeBook book = filled();
        List<Grade> extremes = List.of(
                Fixtures.grade("a", "Quiz", "0"),
                Fixtures.grade("b", "Quiz", "999999999"),
                Fixtures.grade("c", "Quiz", "0.000000001"),
                Fixtures.grade("d", "Quiz", "0.999999999"),
                Fixtures.grade("🎓".repeat(Title.MAX_LENGTH), "🎓".repeat(GradeType.MAX_LENGTH), "1"));

        extremes.forEach(grade -> book.add(SECOND, grade, "x".repeat(128)));

        assertEquals(extremes, book.student(SECOND).orElseThrow().grades());
    }

    @Test
    void gradesAddedAtOnceAreAllKept() throws Exception {
        TutorialGradeBook book = filled();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Optional<TutorialGradeBook.Added>>> added = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                added.add(threads.submit(() -> book.add(SECOND, Fixtures.gradeOf("50"), "teacher")));
            }
            List<GradeId> ids = new ArrayList<>();
            for (Future<Optional<TutorialGradeBook.Added>> one : added) {
                ids.add(one.get().orElseThrow().id());
            }

            assertEquals(200, ids.stream().distinct().count());
            assertEquals(200, book.student(SECOND).orElseThrow().grades().size());
        } finally {
            threads.shutdownNow();
        }
    }
}
