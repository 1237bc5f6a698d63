package dev.rollcall.log.search;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How often values occur, for {@value #MAX_VALUES} different ones at most. Not thread-safe. */
public final class ValueCounts {

    /** How many different values are counted. */
    static final int MAX_VALUES = 10_000;

    private final Map<String, long[]> counts = new HashMap<>();
    private long uncounted;

    /** A value and how often it occurs. */
    public record Count(String value, long count) {}

    /** Counts {@code value} so many times more. */
    public void add(String value, long times) {
        long[] count = counts.get(value);
        if (count != null) {
            count[0] += times;
        } else if (counts.size() < MAX_VALUES) {
            counts.put(value, new long[] {times});
        } else {
            uncounted += times;
        }
    }

    /** Counts {@code value} once more, unless there is none. */
    void add(@Nullable String value) {
        if (value != null) {
            add(value, 1);
        }
    }

    /** Returns the values that occur most, at most {@code limit}; equally frequent ones by their characters. */
    List<Count> top(int limit) {
        return counts.entrySet().stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()[0]))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .limit(limit)
                .toList();
    }

    /** Returns how many were counted, whatever their value. */
    long total() {
        return uncounted + counts.values().stream().mapToLong(count -> count[0]).sum();
    }

    /** Returns whether every value was counted. */
    boolean isComplete() {
        return uncounted == 0;
    }
}
