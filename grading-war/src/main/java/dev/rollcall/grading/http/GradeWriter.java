package dev.rollcall.grading.http;

import dev.rollcall.grading.calculation.Average;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.Student;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes students and grades in the form that the first clients of the grade book already read: capitalised members in
 * a fixed order, scores as shortest numbers, a line feed at the end. Members of our own come last. Thread-safe.
 */
final class GradeWriter {
    /** Returns a JSON array. */
    byte[] students(List<Student> students) {
        return document(json -> {
            json.writeStartArray();
            students.forEach(student -> write(json, student));
            json.writeEnd();
        });
    }

    /** Returns a JSON object. */
    byte[] student(Student student) {
        return document(json -> write(json, student));
    }

    /** Returns a JSON object, with a {@code Warning} if there is something to tell the person who gave the grade. */
    byte[] added(Grade grade) {
        return document(json -> {
            json.writeStartObject();
            writeMembers(json, grade);
            grade.warning().ifPresent(warning -> json.write("Warning", warning));
            json.writeEnd();
        });
    }

    private static void write(JsonGenerator json, Student student) {
        json.writeStartObject()
                .write("ID", student.id().value())
                .write("FirstName", student.name().given())
                .write("LastName", student.name().family())
                .writeStartArray("Grades");
        for (Grade grade : student.grades()) {
            json.writeStartObject();
            writeMembers(json, grade);
            json.writeEnd();
        }
        json.writeEnd();
        Average.of(student.grades()).ifPresent(average -> json.write("Average", average.rounded()));
        json.writeEnd();
    }

    private static void writeMembers(JsonGenerator json, Grade grade) {
        json.write("Title", grade.title().text())
                .write("Type", grade.type().text())
                .write("Score", grade.score().points());
    }

    private byte[] document(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonP.generator(bytes)) {
            content.accept(json);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
