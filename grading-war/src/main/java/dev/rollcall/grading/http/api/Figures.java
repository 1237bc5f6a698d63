package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.ClassStatistics;
import dev.rollcall.grading.calculation.Statistics;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.PlainNumber;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /classes/{class}/statistics}: how the results in each piece of work lie, and the averages. */
final class Figures {
    Route all() {
        return Route.at("/classes/{class}/statistics").on("GET", Rule.CLASS_TEACHER, this::all);
    }

    private Reply all(Call call, Transaction tx) {
        SchoolClass section = call.membership().section();
        String tag = call.tagOfToday();
        if (call.knows(tag)) {
            return Reply.notModified(tag);
        }
        ClassTransaction inClass = tx.in(section.id(), call.origin());
        ClassData data = ClassData.of(call, tx, inClass);
        Grid grid = data.grid(inClass);
        Averages averages = data.averages(call);
        List<Totals> totals = counted(call, inClass).stream()
                .map(student -> averages.of(student, grid.of(student.id())::at))
                .toList();
        ClassStatistics statistics = ClassStatistics.of(totals, data.scheme());
        return Reply.ok(
                tag,
                () -> Codecs.object(json -> {
                    json.write("revision", section.revision()).writeStartObject("lineItems");
                    new TreeMap<>(statistics.items()).forEach((item, figures) -> write(json, item.text(), figures));
                    json.writeEnd();
                    statistics.current().ifPresent(figures -> write(json, "current", figures));
                    statistics.finished().ifPresent(figures -> write(json, "final", figures));
                }));
    }

    /** A student who has left does not count, unless all have left. */
    private static List<EnrolledStudent> counted(Call call, ClassTransaction inClass) {
        List<EnrolledStudent> all = inClass.students(Optional.empty());
        List<EnrolledStudent> there =
                all.stream().filter(student -> call.left(student).isEmpty()).toList();
        return there.isEmpty() ? all : there;
    }

    private static void write(JsonGenerator json, String name, Statistics figures) {
        json.writeStartObject(name)
                .write("count", figures.count())
                .write("mean", PlainNumber.shortest(figures.mean()))
                .write("median", PlainNumber.shortest(figures.median()))
                .write("lowest", PlainNumber.shortest(figures.lowest()))
                .write("highest", PlainNumber.shortest(figures.highest()))
                .write("spread", PlainNumber.shortest(figures.spread()))
                .writeStartArray("tenths");
        figures.tenths().forEach(json::write);
        json.writeEnd().writeEnd();
    }
}
