package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;

/** {@code /me}: who the caller is, and in which classes as what. */
final class Me {
    Route one() {
        return Route.at("/me").on("GET", Rule.ANYBODY, this::find);
    }

    private Reply find(Call call, Desk desk) {
        Optional<Person> person = desk.named(call.login());
        List<SchoolClass> teaching =
                call.hasRole("teacher") ? desk.classesOf(call.login(), Role.TEACHER, call.today()) : List.of();
        List<SchoolClass> learning =
                call.hasRole("student") ? desk.classesOf(call.login(), Role.STUDENT, call.today()) : List.of();
        return Reply.content(Forms.object(json -> {
            person.ifPresent(known -> {
                json.writeStartObject("person");
                Forms.PERSON.write(json, known);
                json.writeEnd();
            });
            write(json, "teaching", teaching);
            write(json, "learning", learning);
        }));
    }

    private static void write(JsonGenerator json, String name, List<SchoolClass> classes) {
        json.writeStartArray(name);
        for (SchoolClass section : classes) {
            json.writeStartObject();
            Forms.CLASS.write(json, section);
            json.writeEnd();
        }
        json.writeEnd();
    }
}
