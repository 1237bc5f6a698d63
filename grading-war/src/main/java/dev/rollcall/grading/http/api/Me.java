package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.ClassMembership;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;

/** {@code /me}: who the caller is, in which classes as what, and in which classes the caller has learned before. */
final class Me {
    Route one() {
        return Route.at("/me").on("GET", Rule.ANYBODY, this::find);
    }

    private Reply find(Call call, Transaction tx) {
        Optional<Person> person = tx.named(call.login());
        List<SchoolClass> teaching =
                call.hasRole("teacher") ? tx.classesOf(call.login(), Role.TEACHER, call.today()) : List.of();
        List<SchoolClass> learning =
                call.hasRole("student") ? tx.classesOf(call.login(), Role.STUDENT, call.today()) : List.of();
        List<ClassMembership> learned = call.hasRole("student") ? tx.learned(call.login(), call.today()) : List.of();
        return Reply.content(Codecs.object(json -> {
            person.ifPresent(known -> Codecs.object(json, "person", Codecs.PERSON, known));
            write(json, "teaching", teaching);
            write(json, "learning", learning);
            json.writeStartArray("learned");
            for (ClassMembership one : learned) {
                json.writeStartObject();
                Codecs.CLASS.write(json, one.section());
                Codecs.text(json, "left", one.left(call.today()));
                json.writeEnd();
            }
            json.writeEnd();
        }));
    }

    private static void write(JsonGenerator json, String name, List<SchoolClass> classes) {
        json.writeStartArray(name);
        for (SchoolClass section : classes) {
            json.writeStartObject();
            Codecs.CLASS.write(json, section);
            json.writeEnd();
        }
        json.writeEnd();
    }
}
