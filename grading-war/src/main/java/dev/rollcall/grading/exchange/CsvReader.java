package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, record by record: fields in quotation marks may hold delimiters, line ends and, doubled,
 * quotation marks. A quotation mark within a field that does not begin with one is a character like any other, as
 * spreadsheets have it; one that is not closed, or is followed by anything, refuses the file, because where the fields
 * are is not known any more. Used by one thread.
 */
final class CsvReader {
    private final String text;
    private final char delimiter;
    private final Limits limits;
    private int position;
    private int line = 1;
    private int records;
    private int fieldsInAll;

    /**
     * What is too much.
     *
     * @param records in the file
     * @param columns in a record
     * @param fields in the file
     * @param length of a field, in UTF-16 units
     */
    record Limits(int records, int columns, int fields, int length) {}

    CsvReader(String text, char delimiter, Limits limits) {
        this.text = text;
        this.delimiter = delimiter;
        this.limits = limits;
    }

    /** Returns the next record; null after the last. */
    @Nullable
    CsvLine next() {
        if (position >= text.length()) {
            return null;
        }
        require(++records <= limits.records, "The file has more than " + limits.records + " lines.");
        int begun = line;
        List<String> fields = new ArrayList<>();
        do {
            fields.add(field());
            require(fields.size() <= limits.columns, "There are more than " + limits.columns + " columns.");
            require(++fieldsInAll <= limits.fields, "The file has more than " + limits.fields + " fields.");
        } while (delimited());
        endLine();
        return new CsvLine(begun, fields);
    }

    private void require(boolean met, String sentence) {
        if (!met) {
            throw new FileRefusedException(Reason.SIZE, line, at(sentence));
        }
    }

    private String at(String sentence) {
        return "Line " + line + ": " + sentence;
    }

    /** Goes past a delimiter; returns whether there was one. */
    private boolean delimited() {
        if (position < text.length() && text.charAt(position) == delimiter) {
            position++;
            return true;
        }
        return false;
    }

    /** Goes past CR LF, LF or CR. */
    private void endLine() {
        if (position < text.length()) {
            position += text.startsWith("\r\n", position) ? 2 : 1;
            line++;
        }
    }

    private String field() {
        String field = position < text.length() && text.charAt(position) == '"' ? quoted() : bare();
        require(field.length() <= limits.length, "A field has more than " + limits.length + " characters.");
        return field;
    }

    private String bare() {
        int begin = position;
        while (position < text.length() && !ends(text.charAt(position))) {
            position++;
        }
        return text.substring(begin, position);
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private String quoted() {
        int opened = line;
        StringBuilder field = new StringBuilder();
        String between = "";
        do {
            int close = text.indexOf('"', position + 1);
            if (close < 0) {
                throw new FileRefusedException(
                        Reason.QUOTES, opened, "Line " + opened + ": a quotation mark is not closed.");
            }
            field.append(between).append(text, position + 1, close);
            between = "\"";
            position = close + 1;
        } while (position < text.length() && text.charAt(position) == '"');
        if (position < text.length() && !ends(text.charAt(position))) {
            throw new FileRefusedException(
                    Reason.QUOTES, opened, "Line " + opened + ": something follows a closing quotation mark.");
        }
        line += lineEnds(field);
        return field.toString();
    }

    private static int lineEnds(CharSequence field) {
        int ends = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < field.length() && field.charAt(i + 1) == '\n')) {
                ends++;
            }
        }
        return ends;
    }
}
