package dev.rollcall.grading.gradebook;

/**
 * What a grade was given for, such as {@code Week 1 Homework}.
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

    @Override
    public String toString() {
        return text;
    }
}
