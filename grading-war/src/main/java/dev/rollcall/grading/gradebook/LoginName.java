package dev.rollcall.grading.gradebook;

import java.util.Locale;

/**
 * The name with which a person logs in to the portal.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters on one line, as the portal's tokens have it, whatever the capitals
 */
public record LoginName(String text) {
    /** The longest name, in code points. */
    public static final int MAX_LENGTH = 128;

    /**
     * Checks the text.
     *
     * @throws IllegalArgumentException if it is blank or too long or holds control characters or line breaks
     */
    public LoginName {
        text = VisibleText.check("username", text, MAX_LENGTH);
    }

    /**
     * Returns a name as it is compared with others, whatever the capitals. The letters i with and without a dot, which Turkish tells
     * apart, are one, so that it is the same on machines of every language.
     */
    public static String folded(String name) {
        return name.replace('\u0130', 'i').replace('\u0131', 'i').toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return text;
    }
}
