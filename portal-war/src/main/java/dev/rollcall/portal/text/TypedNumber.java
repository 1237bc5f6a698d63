package dev.rollcall.portal.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people type them. */
final class TypedNumber {
    /** Far more than any score needs; a longer text is no slip of the fingers. */
    private static final int MAX_LENGTH = 32;

    private static final Pattern NUMBER = Pattern.compile("([+-]?[0-9]*)(?:([.,])([0-9]*))?");
    private static final int THOUSANDS = 3;

    private TypedNumber() {}

    /** See {@link Texts#decimal}. */
    static BigDecimal read(String typed, Texts texts, char decimalMark) {
        String text = typed.strip();
        Matcher matcher = NUMBER.matcher(text);
        if (text.length() > MAX_LENGTH
                || !matcher.matches()
                || text.chars().noneMatch(character -> character >= '0' && character <= '9')) {
            throw new UnreadableNumberException(texts.say("frame.number.unreadable"));
        }
        String mark = matcher.group(2);
        if (mark == null) {
            return new BigDecimal(text);
        }
        String decimals = matcher.group(3);
        if (mark.charAt(0) != decimalMark && decimals.length() == THOUSANDS) {
            throw new UnreadableNumberException(texts.say("frame.number.ambiguous"));
        }
        return new BigDecimal(whole(matcher.group(1)) + "." + (decimals.isEmpty() ? "0" : decimals));
    }

    private static String whole(String digits) {
        return switch (digits) {
            case "", "+" -> "0";
            case "-" -> "-0";
            default -> digits;
        };
    }
}
