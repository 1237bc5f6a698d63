package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change.Subject;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Invalid;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Notation;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Writes into cells of a class. The class is locked meanwhile, so nothing comes between looking and writing; the number of
 * statements does not grow with that of the cells.
 */
final class Saving {
    private static final String ITEMS = "select id, maximum from line_item where class_id = :class";
    private static final String STUDENTS =
            "select person_id from enrolment where class_id = :class and role = 'STUDENT'";
    private static final String RESULTS = ResultRows.SELECT + " where class_id = :class";
    private static final int MANY = 2_000;

    private final Handle handle;
    private final Ledger ledger;
    private final Notation notation;
    private final Origin origin;
    private final Map<Id, Score> maxima = new HashMap<>();
    private final Set<Id> students = new HashSet<>();
    private final Map<Cell, Result> found = new HashMap<>();

    Saving(Handle handle, Ledger ledger, Notation notation, Origin origin) {
        this.handle = handle;
        this.ledger = ledger;
        this.notation = notation;
        this.origin = origin;
    }

    List<Outcome> save(List<Edit> edits) {
        ledger.open();
        if (edits.isEmpty()) {
            return List.of();
        }
        look(edits);
        List<Outcome> outcomes = new ArrayList<>(edits.size());
        ResultBatches batches = new ResultBatches(handle, ledger.section());
        for (Edit edit : edits) {
            outcomes.add(save(edit, batches));
        }
        batches.execute();
        return outcomes;
    }

    private Outcome save(Edit edit, ResultBatches batches) {
        Cell cell = edit.cell();
        if (!maxima.containsKey(cell.item())) {
            return new Invalid(cell, "lineItem", "lineItem is not of this class");
        }
        if (!students.contains(cell.student())) {
            return new Invalid(cell, "student", "student is not of this class");
        }
        Optional<Result> before = Optional.ofNullable(found.get(cell));
        if (before.map(Result::version).orElse(Versioned.NONE) != edit.seen()) {
            return new Conflict(cell, before);
        }
        if (before.map(Result::mark).equals(edit.mark())) {
            return new Saved(cell, before, Optional.empty());
        }
        return write(edit, before, batches);
    }

    private Saved write(Edit edit, Optional<Result> before, ResultBatches batches) {
        Cell cell = edit.cell();
        long number = ledger.next();
        Optional<Result> after = edit.mark().map(mark -> new Result(cell, mark, number));
        batches.add(cell, before, after);
        after.ifPresentOrElse(result -> found.put(cell, result), () -> found.remove(cell));
        ledger.note(
                Subject.of(cell),
                before.map(Result::mark).map(notation::write),
                edit.mark().map(notation::write),
                origin);
        return new Saved(cell, after, edit.mark().flatMap(Mark::score).flatMap(score -> warning(cell, score)));
    }

    private Optional<String> warning(Cell cell, Score score) {
        Score maximum = maxima.get(cell.item());
        return maximum != null && score.exceeds(maximum)
                ? Optional.of("Score " + score + " is above the maximum of " + maximum + ".")
                : Optional.empty();
    }

    /** Few cells are looked for one by one; for many, as of an import, everything in the class is read once. */
    private void look(List<Edit> edits) {
        if (edits.size() > MANY) {
            lookAtAll();
            return;
        }
        List<String> items = distinct(edits.stream().map(Edit::cell).map(Cell::item));
        List<String> people = distinct(edits.stream().map(Edit::cell).map(Cell::student));
        items(query(ITEMS + " and id in (<items>)").bindList("items", items));
        students(query(STUDENTS + " and person_id in (<people>)").bindList("people", people));
        results(query(RESULTS + " and item_id in (<items>) and student_id in (<people>)")
                .bindList("items", items)
                .bindList("people", people));
    }

    private void lookAtAll() {
        items(query(ITEMS));
        students(query(STUDENTS));
        results(query(RESULTS));
    }

    private void items(Query query) {
        query.map((row, context) -> maxima.put(new Id(row.getString("id")), new Score(row.getBigDecimal("maximum"))))
                .list();
    }

    private void students(Query query) {
        query.mapTo(String.class).forEach(id -> students.add(new Id(id)));
    }

    private void results(Query query) {
        query.map(new ResultRows()).forEach(result -> found.put(result.cell(), result));
    }

    private static List<String> distinct(java.util.stream.Stream<Id> ids) {
        return ids.map(Id::text).distinct().toList();
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("class", ledger.section().text());
    }
}
