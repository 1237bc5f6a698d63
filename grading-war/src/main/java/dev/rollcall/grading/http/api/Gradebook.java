package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Calculator;
import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /classes/{class}/gradebook} and {@code /classes/{class}/students/{student}}: results with what follows from them.
 * The number of statements is the same for every class: six, that of the check who may included.
 */
final class Gradebook {
    Route all() {
        return Route.at("/classes/{class}/gradebook").on("GET", Rule.CLASS_TEACHER, this::all);
    }

    Route report() {
        return Route.at("/classes/{class}/students/{student}").on("GET", Rule.OWN_REPORT, this::one);
    }

    private Reply all(Call call, Desk desk) {
        SchoolClass section = call.standing().section();
        String tag = call.tagOfToday();
        if (call.knows(tag)) {
            return Reply.notModified(tag);
        }
        ClassDesk inClass = desk.in(section.id(), call.origin());
        Ground ground = Ground.of(call, desk, inClass);
        List<EnrolledStudent> students = inClass.students(Optional.empty());
        Grid grid = ground.grid(inClass);
        return Reply.ok(
                tag,
                () -> Forms.object(json -> {
                    ground.write(json);
                    Calculator calculator = ground.calculator();
                    json.writeStartArray("students");
                    for (EnrolledStudent student : students) {
                        json.writeStartObject();
                        name(json, student.person());
                        student.left(call.standing().term(), call.today())
                                .ifPresent(day -> json.write("left", day.toString()));
                        write(json, grid.of(student.id()), calculator);
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

    private static void write(JsonGenerator json, Grid.Row results, Calculator calculator) {
        Explanation.writeShort(json, calculator.totals(results::at));
        json.writeStartObject("results");
        results.forEach((item, mark, version) -> {
            json.writeStartObject(item.id().text());
            MarkForm.write(json, mark);
            json.write("version", version).writeEnd();
        });
        json.writeEnd();
    }

    private Reply one(Call call, Desk desk) {
        ClassDesk inClass = desk.in(call.id("class"), call.origin());
        Id student = call.id("student");
        Person person = student(inClass, student);
        Ground ground = Ground.seen(call, desk, inClass);
        Map<Id, Result> results = Ground.byItem(inClass.results(student));
        return Reply.content(Forms.object(json -> {
            ground.write(json);
            json.writeStartObject("student");
            Forms.PERSON.write(json, person);
            json.writeEnd();
            json.writeStartArray("results");
            for (LineItem item : ground.items()) {
                Optional.ofNullable(results.get(item.id())).ifPresent(result -> {
                    json.writeStartObject();
                    MarkForm.write(json, result);
                    json.writeEnd();
                });
            }
            json.writeEnd();
            Explanation.write(json, ground.calculator().totals(Ground.marks(results)));
        }));
    }

    /** Returns a student of a class, or answers that there is none. */
    static Person student(ClassDesk inClass, Id student) {
        return inClass.students(Optional.of(student)).stream()
                .findFirst()
                .map(EnrolledStudent::person)
                .orElseThrow(Call::nothingHere);
    }
}
