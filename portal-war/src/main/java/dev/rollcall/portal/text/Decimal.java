package dev.rollcall.portal.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as a page shows them: at most two decimals, no zeros at the end. */
public final class Decimal {
    private static final int MAX_DECIMALS = 2;

    private Decimal() {}

    /** For example {@code 88.33} for 88 1/3 and {@code 90} for 90.00. */
    public static String text(BigDecimal number) {
        BigDecimal rounded =
                number.scale() > MAX_DECIMALS ? number.setScale(MAX_DECIMALS, RoundingMode.HALF_UP) : number;
        return exact(rounded);
    }

    /** All of its decimals, without zeros at the end. */
    static String exact(BigDecimal number) {
        return (number.scale() > 0 ? number.stripTrailingZeros() : number).toPlainString();
    }
}
