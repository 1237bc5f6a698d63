package dev.rollcall.kit.log.text;

/**
 * Text as it may stand on a line of a log that people read: whatever could begin another line, hide, or reorder what is
 * shown is written as an escape. That covers control characters (C0, DEL, C1), the Unicode line and paragraph separators,
 * and the characters that change the direction of text (Trojan Source, CVE-2021-42574).
 */
public final class OneLine {

    private OneLine() {}

    /** Returns {@code text} on one line; the same object if nothing had to be escaped. */
    public static String of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (isUnsafe(text.charAt(i))) {
                return escaped(text, i);
            }
        }
        return text;
    }

    private static String escaped(String text, int firstUnsafe) {
        StringBuilder line = new StringBuilder(text.length() + 16).append(text, 0, firstUnsafe);
        for (int i = firstUnsafe; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(c)) {
                line.append(c);
            } else if (c == '\n') {
                line.append("\\n");
            } else if (c == '\r') {
                line.append("\\r");
            } else if (c == '\t') {
                line.append("\\t");
            } else {
                line.append(String.format("\\u%04x", (int) c));
            }
        }
        return line.toString();
    }

    /** Returns whether {@code c} is one of those that are written as an escape. */
    public static boolean isUnsafe(char c) {
        return c < ' '
                || c >= 0x7f && c <= 0x9f
                || c == '\u2028'
                || c == '\u2029'
                || c == '\u200e'
                || c == '\u200f'
                || c == '\u061c'
                || c >= '\u202a' && c <= '\u202e'
                || c >= '\u2066' && c <= '\u2069';
    }
}
