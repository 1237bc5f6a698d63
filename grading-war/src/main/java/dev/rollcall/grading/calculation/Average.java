package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.PlainNumber;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;

/**
 * The mean of some scores, kept as an exact fraction: nothing is rounded until {@link #rounded}.
 *
 * @param sum the sum of the scores, exact
 * @param count the number of scores, 1 or more
 */
public record Average(BigDecimal sum, int count) {
    /** Decimals that are shown; rounded half up, as schools do. */
    public static final int DECIMALS = 2;

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if it is zero or negative: there is no mean of nothing
     */
    public Average {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1 but was " + count);
        }
    }

    /** Returns the average of the grades, or empty if there are none: not zero, and never "not a number". */
    public static Optional<Average> of(Collection<Grade> grades) {
        if (grades.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = grades.stream().map(Grade::score).map(Score::points).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(new Average(sum, grades.size()));
    }

    /** Returns the one number that is shown to everybody: {@value #DECIMALS} decimals, half up, no needless zeros. */
    public BigDecimal rounded() {
        return PlainNumber.shortest(sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_UP));
    }
}
