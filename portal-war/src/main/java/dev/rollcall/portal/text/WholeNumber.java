package dev.rollcall.portal.text;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads whole numbers from addresses and hidden fields, in which anything may be sent. */
public final class WholeNumber {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    private WholeNumber() {}

    /** The number; empty when it is none, is negative or has more than 18 digits. */
    public static OptionalLong read(String text) {
        return DIGITS.matcher(text).matches() ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** The number, 0 when it is none: no version is 0. */
    public static long orZero(String text) {
        return read(text).orElse(0);
    }
}
