package dev.rollcall.grading.gradebook;

/**
 * What a person is called.
 *
 * @param given the given names, 1 to {@value #MAX_LENGTH} characters (code points) in any script, on one line
 * @param family the family names, likewise
 */
public record PersonName(String given, String family) {
    /** The longest name, in code points. */
    public static final int MAX_LENGTH = 100;

    /**
     * Checks both parts.
     *
     * @throws IllegalArgumentException if one is blank or too long or holds control characters or line breaks
     */
    public PersonName {
        given = VisibleText.check("Given name", given, MAX_LENGTH);
        family = VisibleText.check("Family name", family, MAX_LENGTH);
    }
}
