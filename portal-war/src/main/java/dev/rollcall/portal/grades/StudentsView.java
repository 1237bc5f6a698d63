package dev.rollcall.portal.grades;

import java.util.Comparator;
import java.util.List;

/** What the page <em>Students</em> shows: everybody, by last name. */
public record StudentsView(List<Student> students) {
    public StudentsView {
        students = students.stream()
                .sorted(Comparator.comparing(Student::lastName, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Student::firstName, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Student::id))
                .toList();
    }

    /** How many students and grades, in words. */
    public String summary() {
        int grades =
                students.stream().mapToInt(student -> student.grades().size()).sum();
        return count(students.size(), "student") + ", " + count(grades, "grade");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
