package dev.rollcall.kit;

/** The rule for names, reasons and other short texts that come from outside and are shown, logged and compared. */
public final class PlainText {
    private PlainText() {}

    /**
     * Returns whether {@code text} holds only characters that show, on one line and in the order in which they are written:
     * no control or formatting characters, no line separators, no halves of characters. An empty text does.
     */
    public static boolean isPlain(String text) {
        // asked for each name that is read: a stream would take longer
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isForbidden(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
