package dev.rollcall.grading.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is in an archive.
 *
 * @param format of the archive itself, see {@link #FORMAT}
 * @param schema the version of the tables whose rows it holds
 * @param made when
 * @param parts in an order in which each row names only rows before it
 * @param next for each column that numbers its rows by itself, as {@code table.column}, the next number
 */
public record Manifest(int format, int schema, Instant made, List<Part> parts, Map<String, Long> next) {
    /** The format that is written, and the newest that is read. */
    public static final int FORMAT = 1;

    /**
     * The rows of one table.
     *
     * @param table in lower case
     * @param rows how many
     * @param bytes how many they take, not compressed
     * @param sha256 of these bytes, in lower-case hexadecimal digits
     */
    public record Part(String table, long rows, long bytes, String sha256) {
        /** Returns the name of the entry in the archive. */
        String entry() {
            return table + ".ndjson";
        }
    }

    /** Copies the collections. */
    public Manifest {
        parts = List.copyOf(parts);
        next = Map.copyOf(next);
    }

    /** Returns how many rows there are in all. */
    public long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
