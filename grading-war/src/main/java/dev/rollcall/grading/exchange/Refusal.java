package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Excerpt;

/**
 * A line, a column or a field of a file that changes nothing, because it cannot be read with certainty.
 *
 * @param line of the file, from 1; that of the first record if it is about a column
 * @param column what the first line calls the column; empty: the whole line
 * @param value what stands there, shortened to what can be shown
 * @param problem what is wrong
 * @param detail one sentence about it
 */
public record Refusal(int line, String column, String value, Problem problem, String detail) {
    /** Shortens the texts. */
    public Refusal {
        column = Excerpt.shown(column);
        value = Excerpt.shown(value);
    }
}
