package dev.rollcall.grading.gradebook;

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
        if (text.isEmpty() || text.length() > MAX_LENGTH || !isPlain(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isPlain(c) && c != '.' && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
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
