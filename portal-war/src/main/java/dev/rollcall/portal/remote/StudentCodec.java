package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.grades.Grade;
import dev.rollcall.portal.grades.Student;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reads and writes the grade book's JSON with its capitalised members. Missing lists and nulls are nothing unusual. */
final class StudentCodec {
    private StudentCodec() {}

    /**
     * Reads all students.
     *
     * @throws UnreadableAnswerException when those are none
     */
    static List<Student> students(byte[] json) {
        return read(
                json,
                reader -> reader.readArray().getValuesAs(JsonObject.class).stream()
                        .map(StudentCodec::student)
                        .toList());
    }

    /**
     * Reads one student.
     *
     * @throws UnreadableAnswerException when that is none
     */
    static Student student(byte[] json) {
        return read(json, reader -> student(reader.readObject()));
    }

    /**
     * Reads the warning that comes with a saved grade; empty when there is none.
     *
     * @throws UnreadableAnswerException when that is no answer about a grade
     */
    static String warning(byte[] json) {
        return read(json, reader -> Answers.text(reader.readObject(), "Warning"));
    }

    /** Writes a grade that is to be added. */
    static byte[] write(Grade grade) {
        return Json.createObjectBuilder()
                .add("Title", grade.title())
                .add("Type", grade.type())
                .add("Score", grade.score())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Student student(JsonObject student) {
        JsonArray grades = student.get("Grades") instanceof JsonArray array ? array : JsonArray.EMPTY_JSON_ARRAY;
        return new Student(
                student.getJsonNumber("ID").longValueExact(),
                Answers.text(student, "FirstName"),
                Answers.text(student, "LastName"),
                grades.getValuesAs(JsonObject.class).stream()
                        .map(StudentCodec::grade)
                        .toList(),
                Answers.number(student, "Average"));
    }

    private static Grade grade(JsonObject grade) {
        return new Grade(Answers.text(grade, "Title"), Answers.text(grade, "Type"), score(grade));
    }

    private static BigDecimal score(JsonObject grade) {
        BigDecimal score = Answers.number(grade, "Score");
        if (score == null) {
            throw new IllegalArgumentException("a grade without a score");
        }
        return score;
    }

    private static <T> T read(byte[] json, Function<JsonReader, T> reading) {
        return Answers.read(ServiceName.GRADING, json, reading);
    }
}
