package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A total and how it came about. */
public record Explanation(Total total, List<CategoryShare> categories) {

    public Explanation {
        categories = List.copyOf(categories);
    }

    /** What became of a piece of work. */
    public enum Treatment {
        COUNTED,
        /** Counted as zero. */
        ZERO,
        /** Added as extra credit. */
        ADDED,
        /** Dropped as one of the lowest. */
        DROPPED,
        LEFT_OUT;

        private static final Map<String, Treatment> WORDS =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Treatment::word, Function.identity()));

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /** The word on the wire. */
        public String word() {
            return word;
        }

        /** Whether it has a part in its category at all. */
        public boolean counts() {
            return this != DROPPED && this != LEFT_OUT;
        }

        /** The treatment of a word on the wire. */
        public static Optional<Treatment> of(String word) {
            return Optional.ofNullable(WORDS.get(word));
        }
    }

    /**
     * A category's part of the total.
     *
     * @param category id; empty for work without one
     * @param percentage null when nothing in it counts
     * @param share which part of the total it makes, 0 to 1
     * @param contribution percentage points of the total
     */
    public record CategoryShare(
            String category,
            @Nullable BigDecimal percentage,
            BigDecimal share,
            BigDecimal contribution,
            List<ItemShare> items) {

        public CategoryShare {
            items = List.copyOf(items);
        }
    }

    /**
     * A piece of work's part of the total.
     *
     * @param contribution percentage points of the total
     */
    public record ItemShare(
            String lineItem, Treatment treatment, BigDecimal earned, BigDecimal possible, BigDecimal contribution) {}
}
