package dev.rollcall.portal.remote;

import dev.rollcall.portal.grades.Grade;
import dev.rollcall.portal.grades.Student;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Reads and writes the grade book's JSON with its capitalised members. Missing lists and nulls are nothing unusual. */
final class StudentCodec {
    private StudentCodec() {}

    /**
     * Reads all students.
     *
     * @throws IllegalArgumentException when those are none
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
     * @throws IllegalArgumentException when that is none
     */
    static Student student(byte[] json) {
        return read(json, reader -> student(reader.readObject()));
    }

    /**
     * Reads the warning that comes with a saved grade; empty when there is none.
     *
     * @throws IllegalArgumentException when that is no answer about a grade
     */
    static String warning(byte[] json) {
        return read(json, reader -> text(reader.readObject(), "Warning"));
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
                text(student, "FirstName"),
                text(student, "LastName"),
                grades.getValuesAs(JsonObject.class).stream()
                        .map(StudentCodec::grade)
                        .toList(),
                student.get("Average") instanceof JsonNumber average ? average.bigDecimalValue() : null);
    }

    private static Grade grade(JsonObject grade) {
        return new Grade(
                text(grade, "Title"),
                text(grade, "Type"),
                grade.getJsonNumber("Score").bigDecimalValue());
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString string ? string.getString() : "";
    }

    private static <T> T read(byte[] json, Function<JsonReader, T> reading) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(json))) {
            return reading.apply(reader);
        } catch (JsonException | ClassCastException | NullPointerException | ArithmeticException e) {
            throw new IllegalArgumentException("the grade book's answer cannot be read", e);
        }
    }
}
