package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Worded;

/** What stands before the decimals of a number. */
public enum Decimal implements Worded {
    /** {@code 77.5}. */
    POINT("point", '.'),
    /** {@code 77,5}. */
    COMMA("comma", ',');

    private final String word;
    private final char character;

    Decimal(String word, char character) {
        this.word = word;
        this.character = character;
    }

    char character() {
        return character;
    }

    @Override
    public String word() {
        return word;
    }
}
