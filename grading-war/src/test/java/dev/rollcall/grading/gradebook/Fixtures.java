package dev.rollcall.grading.gradebook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** Students and grades for tests. */
public final class Fixtures {
    private Fixtures() {}

    public static Grade grade(String title, String type, String score) {
        return new Grade(new Title(title), new GradeType(type), new Score(new BigDecimal(score)));
    }

    /** A quiz with this score. */
    public static Grade gradeOf(String score) {
        return grade("Quiz", "Quiz", score);
    }

    public static NewStudent student(String given, String family, Grade... grades) {
        return new NewStudent(new PersonName(given, family), Arrays.asList(grades));
    }

    /** Student 1 as recorded from the first grade book of this protocol, student 2 without grades. */
    public static List<NewStudent> twoStudents() {
        return List.of(
                student(
                        "Averill",
                        "Simen",
                        grade("Quiz 1", "Quiz", "85"),
                        grade("Week 1 Homework", "Homework", "94"),
                        grade("Quiz 2", "Quiz", "88")),
                student("Nkechi", "Adeyemi"));
    }
}
