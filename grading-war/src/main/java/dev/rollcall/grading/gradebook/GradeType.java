package dev.rollcall.grading.gradebook;

/**
 * The kind of work a grade was given for. Usually {@code Test}, {@code Homework}, {@code Quiz} or {@code Exam}; a school
 * may use its own words, so any text is kept as it was given.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters (code points) in any script, on one line, not blank; white space at
 *     its ends is dropped
 */
public record GradeType(String text) {
    /** The longest type, in code points. */
    public static final int MAX_LENGTH = 32;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank or too long or holds control characters or line breaks
     */
    public GradeType {
        text = VisibleText.check("Type", text, MAX_LENGTH);
    }

    /** Returns the type that begins like {@code text}, which may be longer. */
    public static GradeType abbreviated(String text) {
        return new GradeType(Excerpt.of(text, MAX_LENGTH));
    }

    @Override
    public String toString() {
        return text;
    }
}
