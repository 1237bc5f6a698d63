package dev.rollcall.portal.text;

import java.io.Serial;

/** What was typed is no number; the message is a sentence for the user, in the language of the page. */
public final class UnreadableNumberException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableNumberException(String sentence) {
        super(sentence);
    }

    /** A sentence in the language of the page. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
