package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calculates the averages of the students of a class. What would be if a mark were another one is the same question with that
 * mark. Immutable, and safe for use by several threads.
 */
public final class Calculator {
    private static final Mark UNGRADED = new Mark(Mark.State.UNGRADED, Optional.empty(), Optional.empty());

    private final Scheme scheme;
    private final List<Group> groups;

    private record Group(Optional<Category> category, List<LineItem> items) {
        int dropLowest() {
            return category.map(Category::dropLowest).orElse(0);
        }
    }

    /** Prepares what is the same for all students. */
    public Calculator(Scheme scheme) {
        this.scheme = scheme;
        Map<Optional<Id>, List<LineItem>> items = scheme.items().stream()
                .sorted(Comparator.comparing(LineItem::id))
                .collect(Collectors.groupingBy(LineItem::category));
        List<Group> all = new ArrayList<>();
        for (Category category : scheme.categories()) {
            all.add(new Group(Optional.of(category), items.getOrDefault(Optional.of(category.id()), List.of())));
        }
        if (items.containsKey(Optional.<Id>empty())) {
            all.add(new Group(Optional.empty(), items.get(Optional.<Id>empty())));
        }
        this.groups = List.copyOf(all);
    }

    /**
     * Returns the averages of one student.
     *
     * @param marks by the id of the item; null for what is ungraded
     * @param expected whether an item is to be done by the student; while one that is not is ungraded, it is left out of
     *     both
     */
    public Totals totals(Function<Id, @Nullable Mark> marks, Predicate<LineItem> expected) {
        return new Totals(total(marks, item -> false, false), total(marks, expected, true));
    }

    private Total total(Function<Id, @Nullable Mark> marks, Predicate<LineItem> expected, boolean finished) {
        List<CategoryTotal> categories = new ArrayList<>(groups.size());
        for (Group group : groups) {
            List<Part> parts = new ArrayList<>(group.items.size());
            for (LineItem item : group.items) {
                Mark there = marks.apply(item.id());
                Mark mark = there == null ? UNGRADED : there;
                parts.add(new Part(item, mark, treatment(item, mark, expected, finished)));
            }
            categories.add(CategoryTotal.of(group.category, Dropping.lowest(group.dropLowest(), parts)));
        }
        return Total.of(scheme.weighted() ? byWeight(categories) : byPoints(categories), scheme);
    }

    /** An item without possible points can only add to the others: it is never dropped, and makes no average by itself. */
    private Treatment treatment(LineItem item, Mark mark, Predicate<LineItem> expected, boolean finished) {
        boolean onlyAdds = Part.possible(item).signum() == 0;
        if (mark.score().isPresent()) {
            return onlyAdds ? Treatment.ADDED : Treatment.COUNTED;
        }
        boolean zero = switch (mark.state()) {
            case EXCUSED -> false;
            case MISSING -> finished || scheme.missing() == Missing.ZERO;
            case UNGRADED -> expected.test(item);
            case LATE, INCOMPLETE, GRADED -> finished;
        };
        return zero && !onlyAdds ? Treatment.ZERO : Treatment.LEFT_OUT;
    }

    /** A category's share is its weight among those that have something, and its points share it. */
    private static List<CategoryTotal> byWeight(List<CategoryTotal> categories) {
        BigDecimal weights = sum(categories, CategoryTotal::weight);
        return categories.stream()
                .map(total -> total.weight().signum() == 0
                        ? total
                        : total.worth(
                                Fraction.of(total.weight(), total.possible().multiply(weights))))
                .toList();
    }

    /** Every point is worth the same, extra credit without a possible point beside it included. */
    private static List<CategoryTotal> byPoints(List<CategoryTotal> categories) {
        BigDecimal possible = sum(categories, CategoryTotal::possible);
        if (possible.signum() == 0) {
            return categories;
        }
        Fraction each = Fraction.of(BigDecimal.ONE, possible);
        return categories.stream().map(total -> total.worth(each)).toList();
    }

    private static BigDecimal sum(List<CategoryTotal> categories, Function<CategoryTotal, BigDecimal> of) {
        return categories.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
