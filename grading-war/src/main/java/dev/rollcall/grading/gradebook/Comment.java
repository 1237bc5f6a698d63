package dev.rollcall.grading.gradebook;

/**
 * A few words, on one line.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters (code points) in any script, not blank; white space at its ends is
 *     dropped
 */
public record Comment(String text) {
    /** The longest comment, in code points. */
    public static final int MAX_LENGTH = 1_000;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank or too long or holds control characters or line breaks
     */
    public Comment {
        text = VisibleText.check("comment", text, MAX_LENGTH);
    }

    @Override
    public String toString() {
        return text;
    }
}
