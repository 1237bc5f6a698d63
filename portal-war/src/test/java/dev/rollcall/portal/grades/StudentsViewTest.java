package dev.rollcall.portal.grades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudentsViewTest {
    private static final Grade QUIZ = new Grade("Quiz 1", "Quiz", new BigDecimal("85.0"));

    @Test
    void everybodyIsListedByLastName() {
        StudentsView view = new StudentsView(
                List.of(student(1, "Averill", "Simen"), student(2, "Zoe", "jameson"), student(3, "Emily", "Jameson")));

        assertEquals(
                List.of("Emily Jameson", "Zoe jameson", "Averill Simen"),
                view.students().stream().map(Student::name).toList());
    }

    @Test
    void studentsAndGradesAreCounted() {
        assertEquals("0 students, 0 grades", new StudentsView(List.of()).summary());
        assertEquals("1 student, 1 grade", new StudentsView(List.of(student(1, "A", "B", QUIZ))).summary());
        assertEquals(
                "2 students, 3 grades",
                new StudentsView(List.of(student(1, "A", "B", QUIZ, QUIZ), student(2, "C", "D", QUIZ))).summary());
    }

    @Test
    void thereIsNoAverageWithoutGrades() {
        Student student = student(1, "Averill", "Simen");

        assertFalse(student.hasAverage());
        assertEquals("", student.averageText());
        assertEquals("no grades yet", student.gradesText());
    }

    @Test
    void anAverageAboveTheMaximumFillsTheBar() {
        Student student = new Student(1, "Averill", "Simen", List.of(QUIZ), new BigDecimal("104.5"));

        assertEquals("104.5", student.averageText());
        assertEquals("100", student.averageBar());
    }

    @Test
    void aMissingNameLeavesNoGap() {
        assertEquals("Simen", student(1, "", "Simen").name());
    }

    private static Student student(long id, String first, String last, Grade... grades) {
        return new Student(id, first, last, List.of(grades), null);
    }
}
