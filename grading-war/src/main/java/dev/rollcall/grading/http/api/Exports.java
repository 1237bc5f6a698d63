package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Delimiter;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.exchange.SheetText;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.SchoolClass;

/** {@code GET /classes/{class}/results.csv}: the class as a file that {@link Imports} takes back without a change. */
final class Exports {
    Route csv() {
        return Route.at("/classes/{class}/results.csv").on("GET", Rule.CLASS_TEACHER, this::write);
    }

    private Reply write(Call call, Desk desk) {
        Delimiter delimiter = call.queryWord("delimiter", Delimiter.values()).orElse(Delimiter.COMMA);
        SchoolClass section = call.standing().section();
        Sheet sheet = Sheet.of(desk.in(section.id(), call.origin()));
        return Reply.csv(section.id() + ".csv", () -> new SheetText(sheet, delimiter).bytes());
    }
}
