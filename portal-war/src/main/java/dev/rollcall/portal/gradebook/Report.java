package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One student's results with totals that explain themselves.
 *
 * @param items those whose results were told: students see what is published
 * @param left the day since when the student has no longer belonged to the class, though the class went on; null: does still, or did
 *     to the end
 * @param results by line item; those that are there
 */
public record Report(
        SchoolClass section,
        List<Category> categories,
        List<LineItem> items,
        Person student,
        @Nullable LocalDate left,
        Map<String, Result> results,
        Explanation current,
        Explanation finished) {

    public Report {
        categories = List.copyOf(categories);
        items = List.copyOf(items);
        results = Map.copyOf(results);
    }

    /**
     * Whether what counts in a category is nothing in the total: the class is weighted, and the category is not.
     *
     * @param category id; empty for work without one
     */
    public boolean isWeightless(String category) {
        return section.weighted()
                && categories.stream()
                        .noneMatch(
                                one -> one.id().equals(category) && one.weight().signum() > 0);
    }

    /** Whether the totals may count work that the student does not see. */
    public boolean countsHidden() {
        return LineItem.isHiddenAmong(items);
    }

    /** The totals alone. */
    public Totals totals() {
        return new Totals(current.total(), finished.total());
    }
}
