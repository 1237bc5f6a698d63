package dev.rollcall.grading;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.NewStudent;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.List;

/** Five invented students with three grades each, to look around with. */
final class DemoClass {
    private DemoClass() {}

    static List<NewStudent> students() {
        return List.of(
                student("Averill", "Simen", "85", "94", "88"),
                student("Odalys", "Brandvold", "100", "92.5", "96"),
                student("Teo", "Marchetti", "67", "0", "77.5"),
                student("Nkechi", "Adeyemi", "91", "98", "105"),
                student("Liang", "Okafor", "74", "81", "79"));
    }

    private static NewStudent student(String given, String family, String quiz1, String homework, String quiz2) {
        return new NewStudent(
                new PersonName(given, family),
                List.of(
                        grade("Quiz 1", "Quiz", quiz1),
                        grade("Week 1 Homework", "Homework", homework),
                        grade("Quiz 2", "Quiz", quiz2)));
    }

    private static Grade grade(String title, String type, String score) {
        return new Grade(new Title(title), new GradeType(type), new Score(new BigDecimal(score)));
    }
}
