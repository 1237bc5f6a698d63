package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Invalid;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.json.stream.JsonGenerator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Many cells at once: {@code PATCH /classes/{class}/results} and {@code POST /classes/{class}/reversals}. */
final class Batches {
    private static final int MOST = 2_000;

    Route write() {
        return Route.at("/classes/{class}/results").on("PATCH", Rule.CLASS_TEACHER, this::patch);
    }

    Route undo() {
        return Route.at("/classes/{class}/reversals").on("POST", Rule.CLASS_TEACHER, this::reverse);
    }

    private Reply patch(Call call, Transaction tx) {
        Fields fields = call.fields();
        Id batch = call.newId();
        Origin origin = call.origin(fields, Optional.of(batch));
        fields.require("results");
        List<Edit> edits = edits(fields);
        fields.check();
        return answer(batch, tx.in(call.id("class"), origin).save(edits));
    }

    private static List<Edit> edits(Fields fields) {
        List<Fields> cells = fields.objects("results");
        if (cells.size() > MOST) {
            fields.error("results", "results must hold at most " + MOST + " cells");
            return List.of();
        }
        List<Edit> edits = new ArrayList<>(cells.size());
        Set<Cell> named = new HashSet<>();
        for (Fields each : cells) {
            Optional<Id> item = each.requiredId("lineItem");
            Optional<Id> student = each.requiredId("student");
            Optional<Long> seen = each.whole("version");
            boolean clear = each.flag("clear", false);
            if (item.isEmpty() || student.isEmpty()) {
                continue;
            }
            Cell cell = new Cell(item.get(), student.get());
            if (!named.add(cell)) {
                each.error("lineItem", "lineItem and student are there twice");
                continue;
            }
            Optional<Mark> mark = clear ? Optional.empty() : MarkCodec.tryRead(each);
            edits.add(new Edit(cell, mark, seen.orElse(Versioned.NONE)));
        }
        return edits;
    }

    private Reply reverse(Call call, Transaction tx) {
        Fields fields = call.fields();
        Optional<Long> number = fields.whole("change");
        Optional<Id> undone = fields.id("batch");
        Id batch = call.newId();
        Origin said = call.origin(fields, Optional.of(batch));
        if (number.isPresent() == undone.isPresent()) {
            fields.error("", "either change or batch must be there");
        }
        fields.check();
        Origin origin = new Origin(said.by(), "undo", said.reason(), said.batch());
        ChangeFilter filter = new ChangeFilter(Optional.empty(), Optional.empty(), undone, number, Optional.empty());
        List<Outcome> outcomes = undo(tx.in(call.id("class"), origin), filter);
        if (outcomes.isEmpty()) {
            throw new ProblemException(CommonProblem.INVALID, "There is no such change of a result in this class.");
        }
        return answer(batch, outcomes);
    }

    /** An import may have changed tens of thousands of cells. */
    private static List<Outcome> undo(ClassTransaction section, ChangeFilter filter) {
        section.hold(); // or who is erased meanwhile would still have the old id in what is read
        List<Outcome> outcomes = new ArrayList<>();
        List<Change> changes = section.changes(filter, true, MOST);
        while (!changes.isEmpty()) {
            outcomes.addAll(section.undo(changes));
            long last = changes.get(changes.size() - 1).number();
            changes = section.changes(filter.beyond(last), true, MOST);
        }
        return outcomes;
    }

    /** If there are more cells than a batch may have, only those that were not saved are listed. */
    private static Reply answer(Id batch, List<Outcome> outcomes) {
        List<Outcome> unsaved =
                outcomes.stream().filter(outcome -> !(outcome instanceof Saved)).toList();
        byte[] body = Codecs.object(json -> {
            json.write("batch", batch.text())
                    .write("saved", outcomes.size() - unsaved.size())
                    .writeStartArray("results");
            (outcomes.size() > MOST ? unsaved : outcomes).stream().limit(MOST).forEach(outcome -> write(json, outcome));
            json.writeEnd();
        });
        return Reply.answer(body);
    }

    private static void write(JsonGenerator json, Outcome outcome) {
        json.writeStartObject();
        MarkCodec.writeCell(json, outcome.cell());
        if (outcome instanceof Saved saved) {
            json.write("outcome", "saved");
            current(json, saved.result());
            Codecs.text(json, "warning", saved.warning());
        } else if (outcome instanceof Conflict conflict) {
            json.write("outcome", "conflict");
            current(json, conflict.current());
        } else if (outcome instanceof Invalid invalid) {
            json.write("outcome", "invalid").write("detail", invalid.sentence());
        }
        json.writeEnd();
    }

    /** Writes what stands in the cell now; nothing, if nothing does. */
    private static void current(JsonGenerator json, Optional<Result> result) {
        result.ifPresent(there -> {
            MarkCodec.write(json, there.mark());
            json.write("version", there.version());
        });
    }
}
