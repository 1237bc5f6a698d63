package dev.rollcall.log.search;

/**
 * Which of the answers are wanted: the newest {@code limit} before {@code before}, newest first; if
 * {@code oldestFirst}, the oldest after {@code after}. Immutable.
 *
 * @param after only events with a greater sequence; 0 or greater
 * @param before only events with a lesser sequence
 * @param limit how many, 1 or greater
 */
public record Slice(long after, long before, boolean oldestFirst, int limit) {

    /** How many events one page holds at most. */
    public static final int MAX_LIMIT = 1000;

    /** How many events a page holds by default. */
    public static final int DEFAULT_LIMIT = 100;

    /** Returns what is left of {@code range}; null if nothing is. */
    Ranges.Range within(Ranges.Range range) {
        long first = Math.max(range.first(), after + 1);
        long last = Math.min(range.last(), before - 1);
        return new Ranges.Range(first, last, range.selection());
    }
}
