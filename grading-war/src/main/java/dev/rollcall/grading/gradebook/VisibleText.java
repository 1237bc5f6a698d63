package dev.rollcall.grading.gradebook;

/**
 * The rule for everything people type: any script, emoji included, on one line, with something to see in it, and
 * nothing that turns the direction of the text around it. Lengths are counted in code points, so that they mean the same in every script.
 */
final class VisibleText {
    private VisibleText() {}

    /** Returns the text without white space at its ends, or throws an exception that names what it is. */
    static String check(String what, String text, int maxLength) {
        if (text.codePoints().anyMatch(VisibleText::forbidden)) {
            throw new IllegalArgumentException(what + " must not hold control characters or line breaks");
        }
        if (text.codePoints().anyMatch(VisibleText::reordering)) {
            throw new IllegalArgumentException(
                    what + " must not hold characters that turn the direction of text around");
        }
        if (text.codePoints().allMatch(VisibleText::invisible)) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        String stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > maxLength) {
            throw new IllegalArgumentException(
                    what + " must have at most " + maxLength + " characters but had " + length);
        }
        return stripped;
    }

    private static boolean forbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /**
     * Embeddings, overrides and isolates of the Unicode bidirectional algorithm: what follows them on a page is shown in
     * another order than it was written. Marks (U+200E, U+200F, U+061C) turn nothing around, and Arabic and Hebrew need them.
     */
    private static boolean reordering(int codePoint) {
        return (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    private static boolean invisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.FORMAT;
    }
}
