package dev.rollcall.grading.gradebook;

/**
 * What something is called, such as {@code Week 1 Homework}.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters (code points) in any script, on one line, not blank; white space at
 *     its ends is dropped
 */
public record Title(String text) {
    /** The longest title, in code points. */
    public static final int MAX_LENGTH = 200;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank or too long or holds control characters or line breaks
     */
    public Title {
        text = VisibleText.check("Title", text, MAX_LENGTH);
    }

    /**
     * Returns the title of the {@code n}-th thing of this title: {@code Quiz}, {@code Quiz (2)}, {@code Quiz (3)}. A long
     * one loses characters before the number.
     *
     * @param n 1 or greater
     */
    public Title numbered(int n) {
        if (n == 1) {
            return this;
        }
        String suffix = " (" + n + ")";
        return new Title(Excerpt.of(text, MAX_LENGTH - suffix.length()) + suffix);
    }

    @Override
    public String toString() {
        return text;
    }
}
