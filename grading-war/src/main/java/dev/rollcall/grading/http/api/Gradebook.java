package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Calculator;
import dev.rollcall.grading.calculation.Missing;
import dev.rollcall.grading.calculation.Scheme;
import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import jakarta.json.stream.JsonGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /classes/{class}/gradebook} and {@code /classes/{class}/students/{student}}: results with what follows from them.
 * The number of statements is the same for every class: six, that of the check who may included.
 */
final class Gradebook {
    private static final int DECIMALS = 2;
    private static final int ALL = Integer.MAX_VALUE;

    Route all() {
        return Route.at("/classes/{class}/gradebook").on("GET", Rule.CLASS_TEACHER, this::all);
    }

    Route report() {
        return Route.at("/classes/{class}/students/{student}").on("GET", Rule.OWN_REPORT, this::one);
    }

    /** What a class calculates with. */
    private record Ground(List<Category> categories, List<LineItem> items, Optional<LetterScheme> letters) {
        static Ground of(Desk desk, Call call, ClassDesk section) {
            return new Ground(
                    section.categories().page(Optional.empty(), ALL),
                    section.items().page(Optional.empty(), ALL),
                    call.standing().section().scheme().flatMap(desk.schemes(call.origin())::find));
        }

        Ground published() {
            return new Ground(
                    categories, items.stream().filter(LineItem::published).toList(), letters);
        }

        Calculator calculator(SchoolClass section) {
            return new Calculator(new Scheme(categories, items, section.weighted(), Missing.ZERO, letters, DECIMALS));
        }

        void write(JsonGenerator json) {
            list(json, Forms.CATEGORY, categories);
            list(json, Forms.ITEM, items);
        }
    }

    private static <T extends dev.rollcall.grading.gradebook.Versioned> void list(
            JsonGenerator json, Form<T> form, List<T> things) {
        json.writeStartArray(Words.member(form.plural()));
        for (T thing : things) {
            json.writeStartObject();
            form.write(json, thing);
            json.writeEnd();
        }
        json.writeEnd();
    }

    private Reply all(Call call, Desk desk) {
        SchoolClass section = call.standing().section();
        String tag = String.valueOf(section.revision());
        if (call.knows(tag)) {
            return Reply.notModified(tag);
        }
        ClassDesk inClass = desk.in(section.id(), call.origin());
        Ground ground = Ground.of(desk, call, inClass);
        List<Person> students = inClass.students(Optional.empty());
        Map<Id, Map<Id, Result>> results = new HashMap<>();
        inClass.results(Optional.empty())
                .forEach(result -> results.computeIfAbsent(result.cell().student(), student -> new HashMap<>())
                        .put(result.cell().item(), result));
        return Reply.ok(
                section.revision(),
                () -> Forms.object(json -> {
                    head(json, section, ground);
                    Calculator calculator = ground.calculator(section);
                    json.writeStartArray("students");
                    for (Person student : students) {
                        json.writeStartObject();
                        write(json, student, results.getOrDefault(student.id(), Map.of()), calculator);
                        json.writeEnd();
                    }
                    json.writeEnd();
                }));
    }

    private static void head(JsonGenerator json, SchoolClass section, Ground ground) {
        json.writeStartObject("class");
        Forms.CLASS.write(json, section);
        json.writeEnd();
        json.write("revision", section.revision());
        ground.write(json);
    }

    private static void write(JsonGenerator json, Person student, Map<Id, Result> results, Calculator calculator) {
        json.write("id", student.id().text())
                .write("givenName", student.name().given())
                .write("familyName", student.name().family());
        Explanation.writeShort(json, calculator.totals(marks(results)));
        json.writeStartObject("results");
        results.forEach((item, result) -> {
            json.writeStartObject(item.text());
            MarkForm.write(json, result.mark());
            json.write("version", result.version()).writeEnd();
        });
        json.writeEnd();
    }

    /** Students see what is published, and totals of that; teachers everything, or with {@code published=true} the same. */
    private Reply one(Call call, Desk desk) {
        SchoolClass section = call.standing().section();
        ClassDesk inClass = desk.in(section.id(), call.origin());
        Id student = call.id("student");
        Person person =
                inClass.students(Optional.of(student)).stream().findFirst().orElseThrow(Call::nothingHere);
        Ground everything = Ground.of(desk, call, inClass);
        boolean published = call.seesPublishedOnly()
                || call.exchange().query("published").orElse("false").equals("true");
        Ground ground = published ? everything.published() : everything;
        Map<Id, Result> results = new HashMap<>();
        inClass.results(Optional.of(student))
                .forEach(result -> results.put(result.cell().item(), result));
        return Reply.content(Forms.object(json -> {
            head(json, section, ground);
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
            Explanation.write(json, ground.calculator(section).totals(marks(results)));
        }));
    }

    private static Map<Id, Mark> marks(Map<Id, Result> results) {
        Map<Id, Mark> marks = new HashMap<>();
        results.forEach((item, result) -> marks.put(item, result.mark()));
        return marks;
    }
}
