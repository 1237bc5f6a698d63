package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Total;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /classes/{class}/preview}: whose totals other settings of the class would change; nothing is stored. */
final class Preview {
    Route affected() {
        return Route.at("/classes/{class}/preview").ask(Rule.CLASS_TEACHER, this::affected);
    }

    /**
     * A student whose displayed totals differ.
     *
     * @param before as they are
     * @param after as they would be
     */
    private record Affected(Person student, Totals before, Totals after) {
        boolean differs() {
            return differs(before.current(), after.current()) || differs(before.finished(), after.finished());
        }

        private static boolean differs(Total one, Total other) {
            return !one.shown().equals(other.shown()) || !one.letter().equals(other.letter());
        }
    }

    private Reply affected(Call call, Transaction tx) {
        ClassTransaction inClass = tx.in(call.id("class"), call.origin());
        ClassData data = ClassData.of(call, tx, inClass);
        Fields fields = call.fields();
        Averages before = data.averages(call);
        Averages after = changed(data, fields, call, tx).averages(call);
        Grid grid = data.grid(inClass);
        List<EnrolledStudent> students = inClass.students(Optional.empty());
        List<Affected> affected = students.stream()
                .map(student -> {
                    Grid.Row marks = grid.of(student.id());
                    return new Affected(student.person(), before.of(student, marks::at), after.of(student, marks::at));
                })
                .filter(Affected::differs)
                .toList();
        return Reply.answer(Codecs.object(json -> {
            json.write("revision", data.section().revision());
            json.write("students", students.size()).writeStartArray("affected");
            affected.forEach(each -> write(json, each));
            json.writeEnd();
        }));
    }

    /** Reads {@code weighted} and {@code letterScheme} as PUT of the class does; categories that are not named stay. */
    private static ClassData changed(ClassData data, Fields fields, Call call, Transaction tx) {
        boolean weighted = fields.flag("weighted", false);
        Optional<LetterScheme> letters = fields.id("letterScheme").flatMap(id -> {
            Optional<LetterScheme> found = tx.schemes(call.origin()).find(id);
            if (found.isEmpty()) {
                fields.error("letterScheme", "letterScheme names something that is not there");
            }
            return found;
        });
        Map<Id, Category> categories = new LinkedHashMap<>();
        data.categories().forEach(category -> categories.put(category.id(), category));
        for (Fields each : fields.objects("categories")) {
            each.requiredId("id").ifPresent(id -> {
                Category known = categories.get(id);
                if (known == null) {
                    each.error("id", "id names something that is not there");
                } else {
                    categories.put(id, changed(known, each));
                }
            });
        }
        fields.check();
        SchoolClass section = data.section().calculating(letters.map(LetterScheme::id), weighted);
        return new ClassData(section, List.copyOf(categories.values()), data.items(), letters);
    }

    private static Category changed(Category known, Fields fields) {
        BigDecimal weight = fields.number("weight", Function.identity()).orElse(known.weight());
        long dropLowest = fields.whole("dropLowest").orElse((long) known.dropLowest());
        return fields.make(() ->
                new Category(known.id(), known.title(), weight, CategoryCodec.small(dropLowest), known.version()));
    }

    private static void write(JsonGenerator json, Affected affected) {
        json.writeStartObject();
        Gradebook.name(json, affected.student());
        json.writeStartObject("before");
        Explanation.writeShort(json, affected.before());
        json.writeEnd().writeStartObject("after");
        Explanation.writeShort(json, affected.after());
        json.writeEnd().writeEnd();
    }
}
