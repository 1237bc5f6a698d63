package dev.rollcall.grading.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a part, as many at a time as one statement inserts. Used by one thread at a time. */
final class Batches {
    /** Rows of a batch: fewer and larger statements are several times as fast, on both databases. */
    private static final int ROWS = 64;

    /** Characters after which so many are not waited for: a line may have megabytes, and all of them are in memory. */
    private static final int CHARACTERS = 1 << 20;

    private final PartReader lines;
    private final List<Kind> kinds;

    Batches(PartReader lines, List<Kind> kinds) {
        this.lines = lines;
        this.kinds = kinds;
    }

    /**
     * Some rows.
     *
     * @param rows none: there are no more
     * @param line of the last one
     * @param large whether they take much memory
     */
    record Batch(List<List<@Nullable Object>> rows, long line, boolean large) {
        boolean isEnd() {
            return rows.isEmpty();
        }
    }

    /**
     * Returns the next rows.
     *
     * @throws ArchiveRefusedException if a line is no row
     */
    Batch next() throws IOException {
        List<List<@Nullable Object>> rows = new ArrayList<>(ROWS);
        long characters = 0;
        while (rows.size() < ROWS && characters <= CHARACTERS) {
            String line = lines.next();
            if (line == null) {
                break;
            }
            rows.add(row(line, kinds, lines));
            characters += line.length();
        }
        return new Batch(rows, lines.line(), characters > CHARACTERS);
    }

    /** Reads one line. */
    static List<@Nullable Object> row(String line, List<Kind> kinds, PartReader lines) {
        try {
            return RowCodec.read(line, kinds);
        } catch (IllegalArgumentException e) {
            throw lines.damaged("cannot be read in line " + lines.line());
        }
    }
}
