package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Total;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.exchange.Delimiter;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.exchange.SheetText;
import dev.rollcall.grading.exchange.StudentSummary;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.PlainNumber;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /classes/{class}/results.csv}: the class as a file that {@link Imports} takes back without a change, with what its
 * marks come to.
 */
final class Exports {
    Route csv() {
        return Route.at("/classes/{class}/results.csv").on("GET", Rule.CLASS_TEACHER, this::write);
    }

    private Reply write(Call call, Transaction tx) {
        Delimiter delimiter = call.queryWord("delimiter", Delimiter.values()).orElse(Delimiter.COMMA);
        SchoolClass section = call.membership().section();
        ClassTransaction inClass = tx.in(section.id(), call.origin());
        ClassData data = ClassData.of(call, tx, inClass);
        List<EnrolledStudent> students = inClass.students(Optional.empty());
        Sheet sheet = Sheet.of(data.items(), students, inClass);
        return Reply.csv(section.id() + ".csv", () -> {
            Averages averages = data.averages(call);
            Map<Id, StudentSummary> summaries = new HashMap<>();
            for (EnrolledStudent student : students) {
                Optional<LocalDate> lastDay = call.left(student).map(day -> day.minusDays(1));
                summaries.put(student.id(), summary(lastDay, averages.of(student, marks(sheet, student.id())::get)));
            }
            return new SheetText(sheet, summaries, delimiter).bytes();
        });
    }

    private static Map<Id, Mark> marks(Sheet sheet, Id student) {
        Map<Id, Mark> marks = new HashMap<>();
        for (LineItem item : sheet.items()) {
            Optional.ofNullable(sheet.results().get(new Cell(item.id(), student)))
                    .ifPresent(result -> marks.put(item.id(), result.mark()));
        }
        return marks;
    }

    private static StudentSummary summary(Optional<LocalDate> lastDay, Totals totals) {
        return new StudentSummary(lastDay, average(totals.current()), average(totals.finished()));
    }

    private static StudentSummary.Average average(Total total) {
        return new StudentSummary.Average(total.shown().map(PlainNumber::shortest), total.letter());
    }
}
