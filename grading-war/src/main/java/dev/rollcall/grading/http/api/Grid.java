package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the cells of a class: two arrays for each student, because a large class has tens of thousands of results.
 * Used by one thread.
 */
final class Grid {
    private final List<LineItem> items;
    private final Map<Id, Integer> columns = new HashMap<>();
    private final Map<Id, Row> rows = new HashMap<>();

    /** Makes an empty grid with a column for each item. */
    Grid(List<LineItem> items) {
        this.items = items;
        for (LineItem item : items) {
            columns.put(item.id(), columns.size());
        }
    }

    /** Enters a result; that of an item which is newer than the columns is left out. */
    void enter(Result result) {
        Cell cell = result.cell();
        Integer column = columns.get(cell.item());
        if (column != null) {
            Row row = rows.computeIfAbsent(cell.student(), student -> new Row());
            row.marks[column] = result.mark();
            row.versions[column] = result.version();
        }
    }

    /** Returns the cells of a student, empty ones if nothing is known. */
    Row of(Id student) {
        Row row = rows.get(student);
        return row == null ? new Row() : row;
    }

    /** Is given what stands in a cell. */
    @FunctionalInterface
    interface Reader {
        void read(LineItem item, Mark mark, long version);
    }

    /** One student's cells. */
    final class Row {
        private final @Nullable Mark[] marks = new Mark[items.size()];
        private final long[] versions = new long[items.size()];

        /** Returns what stands at an item; null: nothing. */
        @Nullable
        Mark at(Id item) {
            Integer column = columns.get(item);
            return column == null ? null : marks[column];
        }

        /** Hands over what stands in the cells, in the order of the items. */
        void forEach(Reader reader) {
            for (int column = 0; column < marks.length; column++) {
                Mark mark = marks[column];
                if (mark != null) {
                    reader.read(items.get(column), mark, versions[column]);
                }
            }
        }
    }
}
