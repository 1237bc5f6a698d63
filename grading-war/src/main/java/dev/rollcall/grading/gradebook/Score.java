package dev.rollcall.grading.gradebook;

import java.math.BigDecimal;

/**
 * Points, an exact decimal number. Two scores of the same worth are equal, however they were written: {@code 85},
 * {@code 85.0} and {@code 8.5e1}.
 *
 * @param points 0 or greater, at most {@value #MAX_DIGITS} digits before and after the decimal point together (zeros
 *     that change nothing are not counted); its scale is the smallest that is not negative
 */
public record Score(BigDecimal points) {
    /** The most digits that are accepted. */
    public static final int MAX_DIGITS = 9;

    /** The points that full marks are worth; a score above is kept, with a warning. */
    public static final Score MAXIMUM = new Score(BigDecimal.valueOf(100));

    /**
     * Checks and normalises the number.
     *
     * @throws IllegalArgumentException if it is negative or has too many digits
     */
    public Score {
        if (points.signum() < 0) {
            throw new IllegalArgumentException("Score must be 0 or greater");
        }
        BigDecimal stripped = points.stripTrailingZeros();
        if (digits(stripped) > MAX_DIGITS) {
            throw new IllegalArgumentException("Score must have at most " + MAX_DIGITS + " digits");
        }
        points = PlainNumber.shortest(stripped);
    }

    /** Counts in long arithmetic and before anything is expanded: the number may be {@code 1e999999999}. */
    private static long digits(BigDecimal stripped) {
        long fraction = Math.max(0L, stripped.scale());
        long whole = Math.max(0L, (long) stripped.precision() - stripped.scale());
        return whole + fraction;
    }

    /** Returns whether this is more than {@code maximum}. */
    public boolean exceeds(Score maximum) {
        return points.compareTo(maximum.points) > 0;
    }

    /** Returns the shortest plain number, such as {@code 85} or {@code 77.5}. */
    @Override
    public String toString() {
        return points.toPlainString();
    }
}
