package dev.rollcall.grading.exchange;

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
    private static final int SHOWN = 80;

    /** Shortens the texts. */
    public Refusal {
        column = shown(column);
        value = shown(value);
    }

    private static String shown(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN - 1)) + "…";
    }
}
