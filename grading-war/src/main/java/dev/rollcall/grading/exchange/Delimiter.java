package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Worded;

/** What stands between the fields of a line. */
public enum Delimiter implements Worded {
    /** As RFC 4180 has it. */
    COMMA("comma", ','),
    /** As spreadsheets write where the comma is in the numbers. */
    SEMICOLON("semicolon", ';'),
    /** As what is copied out of a spreadsheet has it. */
    TAB("tab", '\t');

    private final String word;
    private final char character;

    Delimiter(String word, char character) {
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
