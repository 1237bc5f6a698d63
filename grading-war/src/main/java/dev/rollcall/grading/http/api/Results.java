package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.List;
import java.util.Optional;

/** {@code /classes/{class}/results/{item}/{student}}: one cell. */
final class Results {
    Route one() {
        return Route.at("/classes/{class}/results/{item}/{student}")
                .on("GET", Rule.CLASS_TEACHER, this::find)
                .on("PUT", Rule.CLASS_TEACHER, this::put)
                .on("DELETE", Rule.CLASS_TEACHER, this::clear);
    }

    private static Cell cell(Call call) {
        return new Cell(call.id("item"), call.id("student"));
    }

    private Reply find(Call call, Transaction tx) {
        Result result =
                tx.in(call.id("class"), call.origin()).result(cell(call)).orElseThrow(Call::nothingHere);
        return Reply.ok(result.version(), () -> bytes(result, Optional.empty()));
    }

    private Reply put(Call call, Transaction tx) {
        long seen = call.seen();
        Fields fields = call.fields();
        Origin origin = call.origin(fields, Optional.empty());
        Mark mark = MarkCodec.read(fields);
        return save(call, tx.in(call.id("class"), origin), new Edit(cell(call), Optional.of(mark), seen));
    }

    private Reply clear(Call call, Transaction tx) {
        ClassTransaction section = tx.in(call.id("class"), call.originAsSent());
        return save(call, section, new Edit(cell(call), Optional.empty(), call.seen()));
    }

    private static Reply save(Call call, ClassTransaction section, Edit edit) {
        Outcome outcome = section.save(List.of(edit)).get(0);
        if (outcome instanceof Saved saved) {
            return saved.result()
                    .map(result -> {
                        byte[] json = bytes(result, saved.warning());
                        return edit.seen() == Versioned.NONE
                                ? Reply.created(
                                        result.version(),
                                        call.exchange().request().getPathInfo(),
                                        json)
                                : Reply.ok(result.version(), () -> json);
                    })
                    .orElseGet(Reply::noContent);
        }
        if (outcome instanceof Conflict conflict) {
            throw stale(conflict);
        }
        throw Call.nothingHere(); // no such column, or no such row
    }

    private static ProblemException stale(Conflict conflict) {
        ProblemException problem = new ProblemException(
                GradingProblem.STALE,
                conflict.current().isPresent()
                        ? "The result has changed since you saw it."
                        : "There is no result in this cell any more.");
        return conflict.current()
                .map(current -> problem.with("current", JsonP.value(bytes(current, Optional.empty())))
                        .header("ETag", "\"" + current.version() + "\""))
                .orElse(problem);
    }

    private static byte[] bytes(Result result, Optional<String> warning) {
        return Codecs.object(json -> {
            MarkCodec.write(json, result);
            Codecs.text(json, "warning", warning);
        });
    }
}
