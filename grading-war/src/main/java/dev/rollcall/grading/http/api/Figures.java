package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Calculator;
import dev.rollcall.grading.calculation.ClassStatistics;
import dev.rollcall.grading.calculation.Statistics;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.SchoolClass;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** {@code /classes/{class}/statistics}: how the results in each piece of work lie, and the averages. */
final class Figures {
    Route all() {
        return Route.at("/classes/{class}/statistics").on("GET", Rule.CLASS_TEACHER, this::all);
    }

    private Reply all(Call call, Desk desk) {
        SchoolClass section = call.standing().section();
        String tag = call.tagOfToday();
        if (call.knows(tag)) {
            return Reply.notModified(tag);
        }
        ClassDesk inClass = desk.in(section.id(), call.origin());
        Ground ground = Ground.of(call, desk, inClass);
        Grid grid = ground.grid(inClass);
        Calculator calculator = ground.calculator();
        List<Totals> totals = counted(call, inClass).stream()
                .map(student -> calculator.totals(grid.of(student.id())::at))
                .toList();
        ClassStatistics statistics = ClassStatistics.of(totals, ground.scheme());
        return Reply.ok(
                tag,
                () -> Forms.object(json -> {
                    json.write("revision", section.revision()).writeStartObject("lineItems");
                    new TreeMap<>(statistics.items()).forEach((item, figures) -> write(json, item.text(), figures));
                    json.writeEnd();
                    statistics.current().ifPresent(figures -> write(json, "current", figures));
                    statistics.finished().ifPresent(figures -> write(json, "final", figures));
                }));
    }

    /** Who has left does not count among those who are there, unless nobody else is. */
    private static List<EnrolledStudent> counted(Call call, ClassDesk inClass) {
        List<EnrolledStudent> all = inClass.students(Optional.empty());
        List<EnrolledStudent> there = all.stream()
                .filter(student ->
                        student.left(call.standing().term(), call.today()).isEmpty())
                .toList();
        return there.isEmpty() ? all : there;
    }

    private static void write(JsonGenerator json, String name, Statistics figures) {
        json.writeStartObject(name)
                .write("count", figures.count())
                .write("mean", Forms.shortest(figures.mean()))
                .write("median", Forms.shortest(figures.median()))
                .write("lowest", Forms.shortest(figures.lowest()))
                .write("highest", Forms.shortest(figures.highest()))
                .write("spread", Forms.shortest(figures.spread()))
                .writeStartArray("tenths");
        figures.tenths().forEach(json::write);
        json.writeEnd().writeEnd();
    }
}
