package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;

/** The limits of the grade book, for forms that say in their own words what it would refuse. */
public final class Limits {
    /** The pattern of an id. Each can stand in a path as it is. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** The pattern of an idempotency key. */
    public static final String KEY = "[!-~]{1,128}";

    /** The characters of a title. */
    public static final int TITLE = 200;

    /** The characters of a given or family name. */
    public static final int NAME = 100;

    /** The characters of a comment. */
    public static final int COMMENT = 1_000;

    /** The digits of a score, before and after the decimal mark together. */
    public static final int DIGITS = 9;

    private Limits() {}

    /** Whether a text has more characters, counted in code points, as the grade book does. */
    public static boolean isLonger(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters;
    }

    /** Whether a score has too many digits; zeros at the end of its decimals do not count. */
    public static boolean hasTooManyDigits(BigDecimal score) {
        BigDecimal shortest = score.stripTrailingZeros();
        return Math.max(0, shortest.precision() - shortest.scale()) + Math.max(0, shortest.scale()) > DIGITS;
    }
}
