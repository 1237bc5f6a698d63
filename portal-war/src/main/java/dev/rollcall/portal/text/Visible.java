package dev.rollcall.portal.text;

/**
 * Text of strangers as it may stand on a page: characters that are not seen, or that change how others are shown (control
 * characters, Unicode's marks for the direction of text), are written as {@code \u202E}. Tabs and line feeds stay.
 */
public final class Visible {
    private static final int MAX_SENTENCE = 500;

    private Visible() {}

    /** Returns {@code text} with every such character spelled out. */
    public static String of(String text) {
        return text.codePoints().anyMatch(Visible::hidden) ? spelled(text) : text;
    }

    private static String spelled(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (hidden(c)) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    /** Returns a service's sentence, cut when it is long; a service that gave no reason is said to have given none. */
    public static String sentence(String text) {
        if (text.isBlank()) {
            return "No reason was given.";
        }
        return of(text.length() > MAX_SENTENCE ? text.substring(0, MAX_SENTENCE) + "…" : text);
    }

    private static boolean hidden(int c) {
        if (c >= ' ' && c <= '~') {
            return false; // nearly all of them
        }
        boolean layout = c == '\n' || c == '\t';
        int type = Character.getType(c);
        return (type == Character.CONTROL && !layout)
                || (type == Character.FORMAT && !isWriting(c))
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /**
     * What Unicode counts as formatting but is part of how people write: joiners (many languages, emoji), marks of direction
     * (Arabic, Hebrew; they turn nothing around), the soft hyphen, and the signs around Arabic, Syriac and Kaithi numbers, which show.
     * Tags are not: text can hide in them, and the flags of three countries are all that is made of them.
     */
    private static boolean isWriting(int c) {
        return (c >= 0x200C && c <= 0x200F)
                || c == 0x00AD
                || (c >= 0x0600 && c <= 0x0605)
                || c == 0x061C
                || c == 0x06DD
                || c == 0x070F
                || c == 0x08E2
                || c == 0x110BD
                || c == 0x110CD;
    }
}
