package dev.rollcall.grading.oneroster;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes CSV as RFC 4180 has it. Text stays as it is: what a spreadsheet would take for a formula is not made harmless,
 * because the file is for programs, which would take the apostrophe for a part of it.
 */
final class RecordWriter {
    private final Writer out;

    RecordWriter(Writer out) {
        this.out = out;
    }

    void write(List<String> fields) throws IOException {
        String comma = "";
        for (String field : fields) {
            out.write(comma);
            out.write(quoted(field));
            comma = ",";
        }
        out.write("\r\n");
    }

    private static String quoted(String field) {
        boolean special = field.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
