package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;

/**
 * One item in the explanation of a total.
 *
 * @param item what was marked
 * @param mark what the student has; its state says why there are no points
 * @param treatment what became of it
 */
public record Part(LineItem item, Mark mark, Treatment treatment) {
    /** Returns the points, or zero if there are none. */
    public BigDecimal earned() {
        return mark.score().map(Score::points).orElse(BigDecimal.ZERO);
    }

    /** Returns what could be earned: the maximum, or zero for extra credit, which need not be earned. */
    public BigDecimal possible() {
        return possible(item);
    }

    static BigDecimal possible(LineItem item) {
        return item.extraCredit() ? BigDecimal.ZERO : item.maximum().points();
    }

    Part dropped() {
        return new Part(item, mark, Treatment.DROPPED);
    }
}
