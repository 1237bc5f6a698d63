package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Delimiter;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.exchange.SheetText;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;

/** {@code GET /classes/{class}/results.csv}: the class as a file that {@link Imports} takes back without a change. */
final class Exports {
    Route csv() {
        return Route.at("/classes/{class}/results.csv").on("GET", Rule.CLASS_TEACHER, this::write);
    }

    private Reply write(Call call, Transaction tx) {
        Delimiter delimiter = call.queryWord("delimiter", Delimiter.values()).orElse(Delimiter.COMMA);
        SchoolClass section = call.membership().section();
        Sheet sheet = Sheet.of(tx.in(section.id(), call.origin()));
        return Reply.csv(section.id() + ".csv", () -> new SheetText(sheet, delimiter).bytes());
    }
}
