package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change.Subject;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Edit.Conflict;
import dev.rollcall.grading.gradebook.Edit.Invalid;
import dev.rollcall.grading.gradebook.Edit.Outcome;
import dev.rollcall.grading.gradebook.Edit.Saved;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Writes into cells of a class. The class is locked meanwhile, so nothing comes between looking and writing; the number of
 * statements does not grow with that of the cells.
 */
final class Saving {
    /** All that has to be known, in one statement while others wait: which columns are empty tells what a row is about. */
    private static final String LOOK = ResultRows.SELECT + """
             where class_id = :class %s
            union all select id, null, null, maximum, null, 0 from line_item where class_id = :class %s
            union all select null, person_id, null, null, null, 0 from enrolment
                where class_id = :class and role = 'STUDENT' %s
            union all select null, null, case when closed then 'CLOSED' else 'OPEN' end, null, null, 0 from term
                where id = :term
            """;

    private static final String LOOK_AT_ALL = LOOK.formatted("", "", "");
    private static final String LOOK_AT_SOME = LOOK.formatted(
            "and item_id in (<items>) and student_id in (<people>)",
            "and id in (<items>)",
            "and person_id in (<people>)");

    private static final int MANY = 2_000;

    private final Handle handle;
    private final ClassHistory history;
    private final HistoryCodec codec;
    private final Origin origin;
    private final Map<Id, Score> maxima = new HashMap<>();
    private final Set<Id> students = new HashSet<>();
    private final Map<Cell, Result> found = new HashMap<>();

    Saving(Handle handle, ClassHistory history, HistoryCodec codec, Origin origin) {
        this.handle = handle;
        this.history = history;
        this.codec = codec;
        this.origin = origin;
    }

    List<Outcome> save(List<Edit> edits) {
        if (edits.isEmpty()) {
            history.open();
            return List.of();
        }
        look(edits, history.lock());
        List<Outcome> outcomes = new ArrayList<>(edits.size());
        ResultBatches batches = new ResultBatches(handle, history.section());
        for (Edit edit : edits) {
            outcomes.add(save(edit, batches));
        }
        batches.execute();
        return outcomes;
    }

    private Outcome save(Edit edit, ResultBatches batches) {
        Cell cell = edit.cell();
        if (!maxima.containsKey(cell.item())) {
            return new Invalid(cell, "lineItem is not of this class");
        }
        if (!students.contains(cell.student())) {
            return new Invalid(cell, "student is not of this class");
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
        long number = history.next();
        Optional<Result> after = edit.mark().map(mark -> new Result(cell, mark, number));
        batches.add(cell, before, after);
        after.ifPresentOrElse(result -> found.put(cell, result), () -> found.remove(cell));
        history.note(
                Subject.of(cell),
                before.map(Result::mark).map(codec::write),
                edit.mark().map(codec::write),
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
    private void look(List<Edit> edits, String term) {
        boolean few = edits.size() <= MANY;
        Query query = handle.createQuery(few ? LOOK_AT_SOME : LOOK_AT_ALL)
                .bind("class", history.section().text())
                .bind("term", term);
        if (few) {
            query.bindList("items", distinct(edits.stream().map(Edit::cell).map(Cell::item)))
                    .bindList("people", distinct(edits.stream().map(Edit::cell).map(Cell::student)));
        }
        query.scanResultSet((rows, context) -> {
            ResultRows results = new ResultRows();
            try (ResultSet row = rows.get()) {
                while (row.next()) {
                    see(row, results, context);
                }
            }
            return found.size();
        });
    }

    private void see(ResultSet row, ResultRows results, StatementContext context) throws SQLException {
        String item = row.getString(ResultRows.ITEM);
        String student = row.getString(ResultRows.STUDENT);
        if (item != null && student != null) {
            Result result = results.map(row, context);
            found.put(result.cell(), result);
        } else if (item != null) {
            maxima.put(new Id(item), new Score(row.getBigDecimal(ResultRows.SCORE)));
        } else if (student != null) {
            students.add(new Id(student));
        } else {
            ClassHistory.requireOpen(row.getString(ResultRows.STATE).equals("CLOSED"));
        }
    }

    private static List<String> distinct(Stream<Id> ids) {
        return ids.map(Id::text).distinct().toList();
    }
}
