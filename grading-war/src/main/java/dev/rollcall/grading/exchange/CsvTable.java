package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.CsvReader.Limits;
import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of one table.
 *
 * @param delimiter between its fields
 * @param head the first record
 * @param body the others but the blank ones
 */
record CsvTable(Delimiter delimiter, CsvLine head, List<CsvLine> body) {
    private static final int MOST_RECORDS = 20_001;
    private static final int MOST_COLUMNS = 1_000;
    private static final int MOST_FIELDS = 500_000;
    private static final int LONGEST = 4_000;
    private static final Limits LIMITS = new Limits(MOST_RECORDS, MOST_COLUMNS, MOST_FIELDS, LONGEST);
    private static final String HINT = "sep=";

    /**
     * Reads a table. Its delimiter is that of a first line {@code sep=;}, which spreadsheets understand, else the one that
     * makes the most columns of the first record.
     *
     * @param wish the delimiter, if the sender knows better
     * @throws FileRefusedException if it is no such table, or too large
     */
    static CsvTable of(String text, Optional<Delimiter> wish) {
        Optional<Delimiter> hint = hint(text);
        Delimiter delimiter = wish.or(() -> hint).orElseGet(() -> likeliest(text));
        CsvReader reader = new CsvReader(text, delimiter.character(), LIMITS);
        if (hint.isPresent()) {
            reader.next();
        }
        CsvLine head = nextFilled(reader);
        if (head == null) {
            throw new FileRefusedException(Reason.EMPTY, 0, "The file is empty.");
        }
        List<CsvLine> body = new ArrayList<>();
        for (CsvLine line = nextFilled(reader); line != null; line = nextFilled(reader)) {
            body.add(line);
        }
        return new CsvTable(delimiter, head, body);
    }

    private static @Nullable CsvLine nextFilled(CsvReader reader) {
        CsvLine line = reader.next();
        while (line != null && line.isBlank()) {
            line = reader.next();
        }
        return line;
    }

    private static Optional<Delimiter> hint(String text) {
        int length = HINT.length() + 1;
        boolean there = text.length() > length
                && text.regionMatches(true, 0, HINT, 0, HINT.length())
                && (text.charAt(length) == '\n' || text.charAt(length) == '\r');
        return Stream.of(Delimiter.values())
                .filter(delimiter -> there && delimiter.character() == text.charAt(HINT.length()))
                .findFirst();
    }

    private static Delimiter likeliest(String text) {
        return Stream.of(Delimiter.values())
                .max(Comparator.comparingInt(delimiter -> columns(text, delimiter)))
                .orElseThrow();
    }

    /** A delimiter with which the first record cannot be read is as good as none. */
    private static int columns(String text, Delimiter delimiter) {
        try {
            CsvLine first = nextFilled(new CsvReader(text, delimiter.character(), LIMITS));
            return first == null ? 0 : first.fields().size();
        } catch (FileRefusedException e) {
            return 0;
        }
    }
}
