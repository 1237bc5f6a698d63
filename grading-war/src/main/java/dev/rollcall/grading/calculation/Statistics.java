package dev.rollcall.grading.calculation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * How the values of a class lie; every figure is exact until it is rounded once, half up.
 *
 * @param count how many values there are, 1 or more
 * @param mean their mean
 * @param median the middle one, or the mean of the two in the middle
 * @param lowest the least of them
 * @param highest the greatest of them
 * @param spread their standard deviation, as of a whole class and not of a sample
 * @param tenths how many are from 0 to below 10 percent of full marks, from 10 to below 20, … from 90 to 100 inclusive,
 *     and at last above 100: eleven numbers that make {@code count}
 */
public record Statistics(
        int count,
        BigDecimal mean,
        BigDecimal median,
        BigDecimal lowest,
        BigDecimal highest,
        BigDecimal spread,
        List<Integer> tenths) {
    private static final int TENTHS = 10;
    private static final Fraction HALF = new Fraction(BigInteger.ONE, BigInteger.TWO);

    /**
     * Returns the statistics of some values, or empty if there are none.
     *
     * @param values 0 or greater, and how often each is there, 1 or more
     * @param full what full marks are worth; zero: every value above it is above 100 percent
     * @param decimals of every figure
     */
    static Optional<Statistics> of(NavigableMap<Fraction, Integer> values, BigDecimal full, int decimals) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        int count = values.values().stream().mapToInt(Integer::intValue).sum();
        Sum sum = Sum.of(values);
        return Optional.of(new Statistics(
                count,
                sum.mean(count, decimals),
                median(values, count).rounded(decimals),
                values.firstKey().rounded(decimals),
                values.lastKey().rounded(decimals),
                sum.spread(Sum.ofSquares(values), count, decimals),
                tenths(values, Fraction.of(full))));
    }

    /** The mean of the two in the middle, which are one and the same if the count is odd. */
    private static Fraction median(NavigableMap<Fraction, Integer> values, int count) {
        return at(values, (count - 1) / 2).plus(at(values, count / 2)).times(HALF);
    }

    private static Fraction at(NavigableMap<Fraction, Integer> values, int index) {
        int left = index;
        for (Map.Entry<Fraction, Integer> value : values.entrySet()) {
            left -= value.getValue();
            if (left < 0) {
                return value.getKey();
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    private static List<Integer> tenths(Map<Fraction, Integer> values, Fraction full) {
        Integer[] counts = new Integer[TENTHS + 1];
        Arrays.fill(counts, 0);
        values.forEach((value, times) -> counts[tenth(value, full)] += times);
        return List.of(counts);
    }

    private static int tenth(Fraction value, Fraction full) {
        if (value.compareTo(full) > 0) {
            return TENTHS;
        }
        if (full.numerator().signum() == 0) {
            return TENTHS - 1;
        }
        BigInteger above = value.numerator().multiply(full.denominator()).multiply(BigInteger.TEN);
        BigInteger below = value.denominator().multiply(full.numerator());
        return Math.min(TENTHS - 1, above.divide(below).intValue());
    }
}
