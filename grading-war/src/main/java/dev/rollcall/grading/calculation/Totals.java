package dev.rollcall.grading.calculation;

/**
 * A student's two averages.
 *
 * @param current of what is graded so far
 * @param finished what it will be if nothing more is handed in: what is not graded is worth nothing, as far as it is expected; but see {@link #ended}
 */
public record Totals(Total current, Total finished) {
    /** Returns the averages of a student for whom nothing more is to come: the current one is the final one. */
    public Totals ended() {
        return new Totals(current, current);
    }
}
