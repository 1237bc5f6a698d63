package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a class calculates.
 *
 * @param categories in the order in which totals explain themselves
 * @param items in any order; which of them a reader may see is for the caller to decide
 * @param weighted whether the weights of the categories count, and an item without category then for nothing; if not, all
 *     points are worth the same
 * @param missing what missing work means for the current average
 * @param letters which letter a displayed percentage gets
 * @param decimals how many decimals are displayed, 0 to {@value #MAX_DECIMALS}
 */
public record Scheme(
        List<Category> categories,
        List<LineItem> items,
        boolean weighted,
        Missing missing,
        Optional<LetterScheme> letters,
        int decimals) {
    /** The most decimals that can be displayed. */
    public static final int MAX_DECIMALS = 6;

    /**
     * Checks that everything belongs together.
     *
     * @throws IllegalArgumentException if an id is there twice, an item's category is not there, or the number of decimals
     *     is out of range
     */
    public Scheme {
        categories = List.copyOf(categories);
        items = List.copyOf(items);
        Set<Id> known = unique("category", categories, Category::id);
        unique("item", items, LineItem::id);
        for (LineItem item : items) {
            if (item.category().isPresent() && !known.contains(item.category().get())) {
                throw new IllegalArgumentException("item " + item.id() + " is in an unknown category: "
                        + item.category().get());
            }
        }
        if (decimals < 0 || decimals > MAX_DECIMALS) {
            throw new IllegalArgumentException("decimals must be 0 to " + MAX_DECIMALS + " but were " + decimals);
        }
    }

    private static <T> Set<Id> unique(String what, List<T> all, Function<T, Id> id) {
        Set<Id> ids = new HashSet<>();
        for (T one : all) {
            if (!ids.add(id.apply(one))) {
                throw new IllegalArgumentException(what + " " + id.apply(one) + " is there twice");
            }
        }
        return ids;
    }
}
