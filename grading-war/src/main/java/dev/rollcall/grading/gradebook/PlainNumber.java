package dev.rollcall.grading.gradebook;

import java.math.BigDecimal;

/** Numbers as people write them: {@code 85} and not {@code 85.0} or {@code 8.5e1}. */
public final class PlainNumber {
    private PlainNumber() {}

    /**
     * Returns the same number with the smallest scale that is not negative.
     *
     * @param number bounded by the caller: {@code 1e999999999} gets as many digits
     */
    public static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
