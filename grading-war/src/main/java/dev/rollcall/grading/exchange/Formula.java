package dev.rollcall.grading.exchange;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula, and run (CWE-1236): it begins with {@code = + - @}, their full-width
 * forms, a tab or a line end. An apostrophe before it makes it text. What had apostrophes there already gets one more, so
 * that taking one away always gives back what was written.
 */
final class Formula {
    private static final Pattern DANGEROUS = Pattern.compile("'*[=+\\-@＝＋－＠\t\r\n].*", Pattern.DOTALL);

    private Formula() {}

    /** Returns text that is safe to open. */
    static String neutralised(String text) {
        return DANGEROUS.matcher(text).matches() ? "'" + text : text;
    }

    /** Returns what was there before it was made safe; text that never was stays as it is. */
    static String restored(String text) {
        return text.startsWith("'") && DANGEROUS.matcher(text).matches() ? text.substring(1) : text;
    }
}
