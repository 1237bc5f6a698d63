package dev.rollcall.portal.history;

import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.OfClass;
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
 * @param key of the form
 * @param error what is wrong with the reason; empty when nothing is
 * @param conflicts the cells that were changed since, after an attempt
 * @param taken how many were taken back in an attempt; -1 before one
 */
public record UndoView(
        SchoolClass section,
        long change,
        String batch,
        List<HistoryView.Row> rows,
        boolean more,
        String reason,
        String key,
        String error,
        List<String> conflicts,
        long taken,
        ZoneId zone)
        implements OfClass {

    public UndoView {
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
    }

    /** What is to be confirmed. */
    public static UndoView of(
            Gradebook book, long change, String batch, List<Change> changes, boolean more, String key, ZoneId zone) {
        List<Change> results = changes.stream().filter(Change::isResult).toList();
        List<HistoryView.Row> rows = HistoryView.rows(book, new Changes(results, List.of(), ""));
        return new UndoView(book.section(), change, batch, rows, more, "", key, "", List.of(), -1, zone);
    }

    /** The form again, with the reason that was typed, what is wrong, and the key of the next attempt. */
    public UndoView again(String typed, String wrong, String next) {
        return new UndoView(section, change, batch, rows, more, typed, next, wrong, conflicts, taken, zone);
    }

    /** What became of it. */
    public UndoView done(long done, List<String> elsewhere) {
        return new UndoView(section, change, batch, rows, more, reason, key, error, elsewhere, done, zone);
    }

    /** Whether something was tried. */
    public boolean isDone() {
        return taken >= 0;
    }
}
