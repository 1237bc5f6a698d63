package dev.rollcall.log.store;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found for a {@link LogQuery}. Immutable.
 *
 * @param records the newest first, in the order in which the store received them
 * @param complete false if the search ended early, because the records found were large or too much had been read:
 *     there may be older answers although fewer than the limit are here
 */
public record LogPage(List<LogRecord> records, boolean complete) {

    /** How many characters of records one page holds, roughly: it keeps a page of large records out of trouble. */
    static final int MAX_WEIGHT = 2 << 20;

    /** Copies the list. */
    public LogPage {
        records = List.copyOf(records);
    }

    /** Collects answers, newest first, until a page is full. Not thread-safe. */
    static final class Builder {

        private final LogQuery query;
        private final List<LogRecord> found = new ArrayList<>();
        private int weight;
        private boolean cut;

        Builder(LogQuery query) {
            this.query = query;
        }

        /** Takes {@code record} if it is an answer; returns whether more are wanted. */
        boolean offer(LogRecord record) {
            if (query.matches(record)) {
                if (!found.isEmpty() && weight + record.weight() > MAX_WEIGHT) {
                    cut = true;
                    return false;
                }
                found.add(record);
                weight += record.weight();
            }
            return found.size() < query.limit();
        }

        /** Says that the search ended before the oldest record. */
        void cut() {
            cut = true;
        }

        LogPage build() {
            return new LogPage(found, !cut);
        }
    }
}
