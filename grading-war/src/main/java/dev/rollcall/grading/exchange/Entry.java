package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.gradebook.Worded;
import java.util.Optional;

/**
 * A cell that a file would change.
 *
 * @param line of the file, from 1
 * @param cell where
 * @param before what stood there when the file was looked at
 * @param after what the file says; empty: the cell is to be emptied
 */
public record Entry(int line, Cell cell, Optional<Result> before, Optional<Mark> after) {
    /** What becomes of a cell. */
    public enum Kind implements Worded {
        /** It was empty. */
        ADDED,
        /** It holds another mark. */
        CHANGED,
        /** It is emptied. */
        CLEARED
    }

    /** Returns what becomes of the cell. */
    public Kind kind() {
        return after.isEmpty() ? Kind.CLEARED : before.isEmpty() ? Kind.ADDED : Kind.CHANGED;
    }

    /** Returns the change, to be made if the cell is still as it was. */
    Edit edit() {
        return new Edit(cell, after, before.map(Result::version).orElse(Versioned.NONE));
    }
}
