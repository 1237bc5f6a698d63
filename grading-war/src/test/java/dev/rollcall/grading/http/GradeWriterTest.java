package dev.rollcall.grading.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.InMemoryTutorialGradeBook;
import dev.rollcall.grading.gradebook.Student;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeWriterTest {
    private static final String RECORDED =
            "{\"ID\":1,\"FirstName\":\"Averill\",\"LastName\":\"Simen\",\"Grades\":[{\"Title\":\"Quiz 1\",\"Type\":\"Quiz\",\"Score\":85},"
                    + "{\"Title\":\"Week 1 Homework\",\"Type\":\"Homework\",\"Score\":94},{\"Title\":\"Quiz 2\",\"Type\":\"Quiz\",\"Score\":88}]";

    private final GradeWriter writer = new GradeWriter();
    private final InMemoryTutorialGradeBook book = new InMemoryTutorialGradeBook();

    private List<Student> students() {
        book.fill(Fixtures.twoStudents(), "test");
        return book.students();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void aStudentIsAsRecordedWithTheAverageAtTheEnd() {
        assertEquals(
                RECORDED + ",\"Average\":89}\n", text(writer.student(students().get(0))));
    }

    @Test
    void aStudentWithoutGradesHasNoAverage() {
        assertEquals(
                "{\"ID\":2,\"FirstName\":\"Nkechi\",\"LastName\":\"Adeyemi\",\"Grades\":[]}\n",
                text(writer.student(students().get(1))));
    }

    @Test
    void allStudentsAreAnArray() {
        assertEquals(
                "[" + RECORDED
                        + ",\"Average\":89},{\"ID\":2,\"FirstName\":\"Nkechi\",\"LastName\":\"Adeyemi\",\"Grades\":[]}]\n",
                text(writer.students(students())));
        assertEquals("[]\n", text(writer.students(List.of())));
    }

    @ParameterizedTest
    @CsvSource({"85, 85", "85.0, 85", "77.50, 77.5", "1e2, 100", "0.00, 0"})
    void scoresAreShortestNumbers(String given, String written) {
        assertEquals(
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":" + written + "}\n",
                text(writer.added(Fixtures.grade("Quiz 9", "Quiz", given))));
    }

    @Test
    void aScoreAboveTheMaximumComesBackWithAWarning() {
        assertEquals(
                "{\"Title\":\"Quiz 9\",\"Type\":\"Quiz\",\"Score\":105,"
                        + "\"Warning\":\"Score 105 is above the maximum of 100.\"}\n",
                text(writer.added(Fixtures.grade("Quiz 9", "Quiz", "105"))));
    }

    @Test
    void titlesOfAnyScriptAreWrittenAsTheyAre() {
        Grade grade = Fixtures.grade("小テスト \"9\" 🎓", "Quiz", "1");

        assertEquals("{\"Title\":\"小テスト \\\"9\\\" 🎓\",\"Type\":\"Quiz\",\"Score\":1}\n", text(writer.added(grade)));
    }
}
