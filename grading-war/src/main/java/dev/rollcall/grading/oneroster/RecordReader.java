package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.oneroster.RosterRefusedException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, record by record as it comes, with no more in memory than one record. Used by one thread.
 */
final class RecordReader {
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_FIELD = 8_192;
    private static final int MOST_COLUMNS = 200;
    private static final int END = -1;
    private static final Pattern OTHER_DELIMITER = Pattern.compile("[;\t]");

    private final Reader in;
    private final String file;
    private int next;
    private int line = 1;
    private int begun = 1;

    /** @param file what it is called in sentences */
    RecordReader(Reader in, String file) throws IOException {
        this.in = new BufferedReader(in, 1 << 16);
        this.file = file;
        advance();
        if (next == MARK) {
            advance();
        }
    }

    /** Returns the line in which the last record began, from 1. */
    int line() {
        return begun;
    }

    /** Returns the first record, which must have commas between its fields; null if there is none. */
    @Nullable
    List<String> head() throws IOException {
        List<String> fields = next();
        if (fields != null
                && fields.size() == 1
                && OTHER_DELIMITER.matcher(fields.get(0)).find()) {
            throw withoutCommas();
        }
        return fields;
    }

    private RosterRefusedException withoutCommas() {
        return new RosterRefusedException(Reason.DELIMITER, file + " must have commas between its fields.");
    }

    /** Returns the next record; null after the last. Lines without anything are skipped. */
    @Nullable
    List<String> next() throws IOException {
        while (next == '\n' || next == '\r') {
            endLine();
        }
        if (next == END) {
            return null;
        }
        begun = line;
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (next == ',') {
            advance();
            fields.add(field());
            if (fields.size() > MOST_COLUMNS) {
                throw refused(Reason.SIZE, "there are more than " + MOST_COLUMNS + " columns");
            }
        }
        endLine();
        return fields;
    }

    private RosterRefusedException refused(Reason reason, String what) {
        return new RosterRefusedException(reason, "In " + file + ", line " + line + ", " + what + ".");
    }

    private void advance() throws IOException {
        next = in.read();
    }

    private void endLine() throws IOException {
        if (next == '\r') {
            advance();
            line++;
            if (next == '\n') {
                advance();
            }
        } else if (next == '\n') {
            advance();
            line++;
        }
    }

    private String field() throws IOException {
        StringBuilder field = new StringBuilder();
        if (next == '"') {
            quoted(field);
        } else {
            while (next != ',' && !ends()) {
                add(field);
            }
        }
        return field.toString();
    }

    private boolean ends() {
        return next == '\n' || next == '\r' || next == END;
    }

    private void quoted(StringBuilder field) throws IOException {
        boolean open = true;
        advance();
        while (open) {
            if (next == END) {
                throw refused(Reason.QUOTES, "a quotation mark is not closed");
            }
            if (next == '"') {
                advance();
                open = next == '"';
            } else if (next == '\n') {
                line++;
            }
            if (open) {
                add(field);
            }
        }
        if (next == ';' || next == '\t') {
            throw withoutCommas();
        }
        if (next != ',' && !ends()) {
            throw refused(Reason.QUOTES, "something follows a closing quotation mark");
        }
    }

    private void add(StringBuilder field) throws IOException {
        if (field.length() >= LONGEST_FIELD) {
            throw refused(Reason.SIZE, "a field has more than " + LONGEST_FIELD + " characters");
        }
        field.append((char) next);
        advance();
    }
}
