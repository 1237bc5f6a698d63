package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Explanation;
import dev.rollcall.portal.gradebook.Explanation.CategoryShare;
import dev.rollcall.portal.gradebook.Explanation.ItemShare;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The work of a class with what a student has in it, and what became of that in the totals.
 *
 * @param groups one for each category in which there is work, then the work without one
 */
public record Sheet(List<Group> groups) {

    public Sheet {
        groups = List.copyOf(groups);
    }

    /**
     * A category.
     *
     * @param category null for work without one
     * @param share its part in the current total
     */
    public record Group(@Nullable Category category, CategoryShare share, List<Row> rows) {

        public Group {
            rows = List.copyOf(rows);
        }

        /** Whether some results of it are left out of the count on purpose. */
        public boolean drops() {
            return category != null && category.dropLowest() > 0;
        }
    }

    /**
     * A piece of work.
     *
     * @param result null for none
     * @param now its part in the current total
     * @param later its part in the final total
     * @param weightless whether its category counts nothing
     */
    public record Row(LineItem item, @Nullable Result result, ItemShare now, ItemShare later, boolean weightless) {

        /** The end of the key of what became of it in a total. */
        public String became(ItemShare share) {
            return weightless && share.treatment().counts()
                    ? "weightless"
                    : share.treatment().word();
        }

        /** Whether it counts now but not in the same way at the end, or the other way round. */
        public boolean changesLater() {
            return !weightless && now.treatment() != later.treatment();
        }
    }

    /** The same with some of its rows. */
    public Sheet only(Predicate<Row> which) {
        return new Sheet(groups.stream()
                .map(group -> new Group(
                        group.category(),
                        group.share(),
                        group.rows().stream().filter(which).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList());
    }

    /** The sheet of a report. */
    public static Sheet of(Report report) {
        return of(report, report.current(), report.finished());
    }

    /** The sheet of a report with totals that came about in another way. Work that these do not tell of is left out. */
    public static Sheet of(Report report, Explanation current, Explanation finished) {
        Map<String, LineItem> items =
                report.items().stream().collect(Collectors.toMap(LineItem::id, Function.identity()));
        Map<String, Category> categories =
                report.categories().stream().collect(Collectors.toMap(Category::id, Function.identity()));
        Map<String, ItemShare> later = finished.categories().stream()
                .flatMap(category -> category.items().stream())
                .collect(Collectors.toMap(ItemShare::lineItem, Function.identity()));
        List<Group> groups = new ArrayList<>();
        for (CategoryShare share : current.categories()) {
            boolean weightless = report.isWeightless(share.category());
            List<Row> rows = share.items().stream()
                    .flatMap(now -> Optional.ofNullable(items.get(now.lineItem())).stream()
                            .map(item -> new Row(
                                    item,
                                    report.results().get(item.id()),
                                    now,
                                    later.getOrDefault(item.id(), now),
                                    weightless)))
                    .toList();
            if (!rows.isEmpty()) {
                groups.add(new Group(categories.get(share.category()), share, rows));
            }
        }
        return new Sheet(groups);
    }
}
