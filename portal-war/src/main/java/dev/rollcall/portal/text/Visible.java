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
        if (text.chars().noneMatch(Visible::hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            shown.append(hidden(c) ? String.format("\\u%04X", (int) c) : c);
        }
        return shown.toString();
    }

    /** Returns a service's sentence, cut when it is long; a service that gave no reason is said to have given none. */
    public static String sentence(String text) {
        if (text.isBlank()) {
            return "No reason was given.";
        }
        return of(text.length() > MAX_SENTENCE ? text.substring(0, MAX_SENTENCE) + "…" : text);
    }

    /** Joiners are part of the writing of many languages, and of emoji. */
    private static boolean hidden(int c) {
        boolean layout = c == '\n' || c == '\t';
        boolean joiner = c == '\u200C' || c == '\u200D';
        int type = Character.getType(c);
        return (type == Character.CONTROL && !layout)
                || (type == Character.FORMAT && !joiner)
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
