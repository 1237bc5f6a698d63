package dev.rollcall.grading.gradebook;

import java.util.regex.Pattern;

/**
 * The identity of anything in the grade book but a grade of the tutorial: what OneRoster calls {@code sourcedId}, kept to
 * the characters that need no escape in a path.
 *
 * @param text 1 to {@value #MAX_LENGTH} ASCII letters, digits, {@code .}, {@code _} and {@code -}, beginning with a letter
 *     or a digit; capitals count
 */
public record Id(String text) implements Comparable<Id> {
    /** The longest id. */
    public static final int MAX_LENGTH = 64;

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is not such a text
     */
    public Id {
        if (!isSafe(text)) {
            throw new IllegalArgumentException("id must have 1 to " + MAX_LENGTH
                    + " letters, digits, dots, hyphens and underscores, and begin with a letter or a digit");
        }
    }

    /** Returns whether {@code text} can be an id. */
    public static boolean isSafe(String text) {
        return SAFE.matcher(text).matches();
    }

    @Override
    public int compareTo(Id other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
