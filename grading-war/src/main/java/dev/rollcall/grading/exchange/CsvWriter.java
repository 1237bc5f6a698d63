package dev.rollcall.grading.exchange;

import java.util.List;

/** Writes CSV as RFC 4180 has it, with CR LF after each record. Used by one thread. */
final class CsvWriter {
    private final StringBuilder text = new StringBuilder();
    private final char delimiter;

    CsvWriter(char delimiter) {
        this.delimiter = delimiter;
    }

    CsvWriter line(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                text.append(delimiter);
            }
            append(fields.get(i), fields.size() == 1);
        }
        text.append("\r\n");
        return this;
    }

    /** A record of one empty field would be no record. */
    private void append(String field, boolean only) {
        if (only && field.isEmpty() || field.chars().anyMatch(CsvWriter::isSpecial)) {
            text.append('"').append(field.replace("\"", "\"\"")).append('"');
        } else {
            text.append(field);
        }
    }

    /** The delimiters that are not used count as well: a spreadsheet may take them for the one that is. */
    private static boolean isSpecial(int c) {
        return c == '"' || c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
