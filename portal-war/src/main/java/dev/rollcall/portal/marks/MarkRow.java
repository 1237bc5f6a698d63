package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Result;
import org.jspecify.annotations.Nullable;

/**
 * A row of the form: a cell, and what was typed for it.
 *
 * @param line the cell
 * @param typed as it stands in the fields
 * @param seen the hidden field
 * @param meant what was typed means; null for an empty cell, and when something is wrong
 * @param error what is wrong; empty when nothing is
 * @param clash what it clashes with; null for nothing
 */
public record MarkRow(
        MarkLine line,
        TypedMark typed,
        String seen,
        @Nullable Mark meant,
        String error,
        @Nullable Clash clash) {

    public String id() {
        return line.id();
    }

    /** The name of one of this row's fields. */
    public String field(String what) {
        return what + "." + line.id();
    }

    /** Whether the teacher is to look at it again. */
    public boolean needsCare() {
        return !error.isEmpty() || clash != null;
    }

    MarkRow wrong(String sentence) {
        return new MarkRow(line, typed, seen, meant, sentence, clash);
    }

    /** The same input beside what another user wrote, which counts as seen at the next attempt. */
    MarkRow clashing(Clash with, @Nullable Result current) {
        return new MarkRow(line, typed, Seen.of(current).text(), meant, "", with);
    }
}
