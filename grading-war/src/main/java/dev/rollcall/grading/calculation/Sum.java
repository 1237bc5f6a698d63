package dev.rollcall.grading.calculation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * The exact sum of many fractions, not in lowest terms.
 *
 * @param dividend carries the sign
 * @param divisor 1 or greater
 */
record Sum(BigInteger dividend, BigInteger divisor) {
    /** Returns the sum of some numbers, at least one, each as often as it is there. */
    static Sum of(Map<Fraction, Integer> numbers) {
        return of(numbers, 1);
    }

    /** Returns the sum of their squares. */
    static Sum ofSquares(Map<Fraction, Integer> numbers) {
        return of(numbers, 2);
    }

    /** Adds first what has the same denominator, then always the two that have waited longest, so that the numbers grow evenly. */
    private static Sum of(Map<Fraction, Integer> numbers, int power) {
        Map<BigInteger, BigInteger> byDenominator = new HashMap<>();
        numbers.forEach((number, times) -> byDenominator.merge(
                number.denominator(),
                number.numerator().pow(power).multiply(BigInteger.valueOf(times)),
                BigInteger::add));
        Queue<Sum> waiting = new ArrayDeque<>();
        byDenominator.forEach((denominator, numerator) -> waiting.add(new Sum(numerator, denominator.pow(power))));
        while (waiting.size() > 1) {
            waiting.add(waiting.remove().plus(waiting.remove()));
        }
        return waiting.remove();
    }

    /** Over the least common multiple: the maxima of a class's items have much in common. */
    private Sum plus(Sum other) {
        BigInteger common = divisor.gcd(other.divisor);
        BigInteger mine = divisor.divide(common);
        BigInteger theirs = other.divisor.divide(common);
        return new Sum(dividend.multiply(theirs).add(other.dividend.multiply(mine)), divisor.multiply(theirs));
    }

    /** Returns {@code this / count}, rounded half up. */
    BigDecimal mean(int count, int decimals) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor.multiply(BigInteger.valueOf(count))), decimals, RoundingMode.HALF_UP);
    }

    /**
     * Returns the standard deviation of a whole class, rounded half up, where this is the sum of its values.
     *
     * @param squares the sum of the squares of the values
     */
    BigDecimal spread(Sum squares, int count, int decimals) {
        BigInteger n = BigInteger.valueOf(count);
        // variance = (n * squares - sum^2) / n^2, over a common divisor
        BigInteger above = squares.dividend
                .multiply(n)
                .multiply(divisor)
                .multiply(divisor)
                .subtract(dividend.multiply(dividend).multiply(squares.divisor));
        BigInteger below =
                squares.divisor.multiply(divisor).multiply(divisor).multiply(n).multiply(n);
        // Half up without a root of infinitely many digits: floor(2x) and one more, halved.
        BigInteger scale = BigInteger.TEN.pow(2 * decimals).shiftLeft(2);
        BigInteger twice = above.multiply(scale).divide(below).sqrt();
        return new BigDecimal(twice.add(BigInteger.ONE).shiftRight(1), decimals);
    }
}
