package dev.rollcall.portal.history;

import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.time.ZoneId;
import java.util.List;

/**
 * What is to be taken back, before that is confirmed; and afterwards, if it could not be done everywhere.
 *
 * @param change its number; 0 when it is a batch
 * @param batch id; empty when it is one change
 * @param rows the changes of results, at most a page of them
 * @param more whether there are more than that
 * @param reason as typed
 * @param error what is wrong with the reason; empty when nothing is
 * @param conflicts where somebody came since, after an attempt
 * @param taken how many were taken back in an attempt; -1 before one
 */
public record UndoView(
        SchoolClass section,
        long change,
        String batch,
        List<HistoryView.Row> rows,
        boolean more,
        String reason,
        String error,
        List<String> conflicts,
        long taken,
        ZoneId zone) {

    public UndoView {
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    /** What is to be confirmed. */
    public static UndoView of(
            Gradebook book, long change, String batch, List<Change> changes, boolean more, ZoneId zone) {
        List<Change> results = changes.stream().filter(Change::isResult).toList();
        return new UndoView(
                book.section(), change, batch, HistoryView.rows(book, results), more, "", "", List.of(), -1, zone);
    }

    /** The same with a reason. */
    public UndoView reasoned(String typed, String wrong) {
        return new UndoView(section, change, batch, rows, more, typed, wrong, conflicts, taken, zone);
    }

    /** What became of it. */
    public UndoView done(long done, List<String> elsewhere) {
        return new UndoView(section, change, batch, rows, more, reason, error, elsewhere, done, zone);
    }

    /** Whether something was tried. */
    public boolean isDone() {
        return taken >= 0;
    }
}
