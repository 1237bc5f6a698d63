package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The statistics of a class.
 *
 * @param items in points, by the id of the item: every mark that has points, dropped or not, and missing work that is worth
 *     nothing at once; an item without any is not there
 * @param current of the current averages that are not "n/a", in percent
 * @param finished of the final averages that are not "n/a", in percent
 */
public record ClassStatistics(Map<Id, Statistics> items, Optional<Statistics> current, Optional<Statistics> finished) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Copies the map. */
    public ClassStatistics {
        items = Map.copyOf(items);
    }

    /** Returns the statistics of the students who have these totals of one scheme. */
    public static ClassStatistics of(List<Totals> students, Scheme scheme) {
        List<Total> current = students.stream().map(Totals::current).toList();
        List<Total> finished = students.stream().map(Totals::finished).toList();
        return new ClassStatistics(
                items(current, scheme.decimals()),
                averages(current, scheme.decimals()),
                averages(finished, scheme.decimals()));
    }

    private static Optional<Statistics> averages(List<Total> totals, int decimals) {
        NavigableMap<Fraction, Integer> values = new TreeMap<>();
        totals.forEach(total -> total.percentage().ifPresent(value -> values.merge(value, 1, Integer::sum)));
        return Statistics.of(values, HUNDRED, decimals);
    }

    private static Map<Id, Statistics> items(List<Total> totals, int decimals) {
        Map<Id, Statistics> items = new HashMap<>();
        if (!totals.isEmpty()) {
            List<CategoryTotal> categories = totals.get(0).categories();
            for (int category = 0; category < categories.size(); category++) {
                List<Part> parts = categories.get(category).parts();
                for (int part = 0; part < parts.size(); part++) {
                    LineItem item = parts.get(part).item();
                    Statistics.of(points(totals, category, part), item.maximum().points(), decimals)
                            .ifPresent(statistics -> items.put(item.id(), statistics));
                }
            }
        }
        return items;
    }

    /** The totals of a class have their parts in the same order. */
    private static NavigableMap<Fraction, Integer> points(List<Total> totals, int category, int index) {
        Map<BigDecimal, Integer> points = new HashMap<>(); // few different ones: fractions are made of these only
        for (Total total : totals) {
            Part part = total.categories().get(category).parts().get(index);
            if (part.treatment() != Treatment.LEFT_OUT) {
                points.merge(part.earned(), 1, Integer::sum);
            }
        }
        NavigableMap<Fraction, Integer> values = new TreeMap<>();
        points.forEach((value, times) -> values.merge(Fraction.of(value), times, Integer::sum));
        return values;
    }
}
