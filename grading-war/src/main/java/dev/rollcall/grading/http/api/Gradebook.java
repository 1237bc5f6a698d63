package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /classes/{class}/gradebook} and {@code /classes/{class}/students/{student}}: results with what follows from them. The
 * number of statements is the same for every class: six, including the check whether the caller may.
 */
final class Gradebook {
    Route all() {
        return Route.at("/classes/{class}/gradebook").on("GET", Rule.CLASS_TEACHER, this::all);
    }

    Route report() {
        return Route.at("/classes/{class}/students/{student}").on("GET", Rule.OWN_REPORT, this::one);
    }

    private Reply all(Call call, Transaction tx) {
        SchoolClass section = call.membership().section();
        String tag = call.tagOfToday();
        if (call.knows(tag)) {
            return Reply.notModified(tag);
        }
        ClassTransaction inClass = tx.in(section.id(), call.origin());
        ClassData data = ClassData.of(call, tx, inClass);
        List<EnrolledStudent> students = inClass.students(Optional.empty());
        Grid grid = data.grid(inClass);
        return Reply.ok(
                tag,
                () -> Codecs.object(json -> {
                    data.write(json, call);
                    Averages averages = data.averages(call);
                    json.writeStartArray("students");
                    for (EnrolledStudent student : students) {
                        json.writeStartObject();
                        name(json, student.person());
                        Codecs.text(json, "username", student.person().username());
                        left(json, call, student);
                        Grid.Row results = grid.of(student.id());
                        Explanation.writeShort(json, averages.of(student, results::at));
                        write(json, results);
                        json.writeEnd();
                    }
                    json.writeEnd();
                }));
    }

    /** Writes who a student is. */
    static void name(JsonGenerator json, Person student) {
        json.write("id", student.id().text())
                .write("givenName", student.name().given())
                .write("familyName", student.name().family());
    }

    private static void left(JsonGenerator json, Call call, EnrolledStudent student) {
        Codecs.text(json, "left", call.left(student));
    }

    private static void write(JsonGenerator json, Grid.Row results) {
        json.writeStartObject("results");
        results.forEach((item, mark, version) -> {
            json.writeStartObject(item.id().text());
            MarkCodec.write(json, mark);
            json.write("version", version).writeEnd();
        });
        json.writeEnd();
    }

    private Reply one(Call call, Transaction tx) {
        ClassTransaction inClass = tx.in(call.id("class"), call.origin());
        EnrolledStudent student = student(inClass, call.id("student"));
        Map<Id, Result> results = ClassData.byItem(inClass.results(student.id()));
        ClassData data = ClassData.seen(call, tx, inClass, student, results);
        return Reply.content(Codecs.object(json -> {
            data.write(json, call);
            json.writeStartObject("student");
            Codecs.PERSON.write(json, student.person());
            left(json, call, student);
            json.writeEnd();
            json.writeStartArray("results");
            for (LineItem item : data.items()) {
                Optional.ofNullable(results.get(item.id())).ifPresent(result -> {
                    json.writeStartObject();
                    MarkCodec.write(json, result);
                    json.writeEnd();
                });
            }
            json.writeEnd();
            Explanation.write(json, data.averages(call).of(student, ClassData.marks(results)::get));
        }));
    }

    /** Returns a student of a class, or answers that there is none. */
    static EnrolledStudent student(ClassTransaction inClass, Id student) {
        return inClass.students(Optional.of(student)).stream().findFirst().orElseThrow(Call::nothingHere);
    }
}
