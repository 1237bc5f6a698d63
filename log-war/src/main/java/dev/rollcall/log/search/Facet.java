package dev.rollcall.log.search;

import java.util.List;
import java.util.Optional;

/**
 * The values that the answers to a question have most often. Immutable.
 *
 * @param values the most frequent first
 * @param total how many answers have any value
 * @param ended why not all could be counted; empty if they were
 */
public record Facet(List<ValueCounts.Count> values, long total, Optional<Budget.Limit> ended) {

    /** Copies the list. */
    public Facet {
        values = List.copyOf(values);
    }

    /** Returns the values that occur most, at most {@code limit}, of all that was counted until it ended. */
    static Facet of(ValueCounts counts, int limit, Optional<Budget.Limit> ended) {
        return new Facet(
                counts.top(limit),
                counts.total(),
                ended.or(() -> counts.isComplete() ? Optional.empty() : Optional.of(Budget.Limit.SIZE)));
    }
}
