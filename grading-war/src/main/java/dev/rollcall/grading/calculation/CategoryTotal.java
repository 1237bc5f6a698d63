package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Category;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A category in the explanation of a total.
 *
 * @param category which one; empty: the items without a category
 * @param parts its items in the order of their ids
 * @param earned the points of all parts that count
 * @param possible what could be earned in all parts that count; zero: the category has nothing, and no percentage
 * @param worth how much of the whole one point in it is worth; zero: it does not count
 */
public record CategoryTotal(
        Optional<Category> category, List<Part> parts, BigDecimal earned, BigDecimal possible, Fraction worth) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Copies the parts, before it is known what they are worth. */
    static CategoryTotal of(Optional<Category> category, List<Part> parts) {
        BigDecimal earned = BigDecimal.ZERO;
        BigDecimal possible = BigDecimal.ZERO;
        for (Part part : parts) {
            if (part.treatment().counts()) {
                earned = earned.add(part.earned());
                possible = possible.add(part.possible());
            }
        }
        return new CategoryTotal(category, List.copyOf(parts), earned, possible, Fraction.ZERO);
    }

    CategoryTotal worth(Fraction each) {
        return new CategoryTotal(category, parts, earned, possible, each);
    }

    /** Returns the weight among the categories that have something. */
    BigDecimal weight() {
        return possible.signum() > 0 ? category.map(Category::weight).orElse(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    /** Returns whether the total depends on it. */
    public boolean counts() {
        return worth.signum() > 0;
    }

    /** Returns the share of the total, from 0 to 1; those of all categories make 1, unless there is no total. */
    public Fraction share() {
        return worth.times(Fraction.of(possible));
    }

    /** Returns the category's own percentage, exact, or empty if it has nothing. */
    public Optional<Fraction> percentage() {
        return possible.signum() > 0 ? Optional.of(Fraction.of(earned.multiply(HUNDRED), possible)) : Optional.empty();
    }

    /** Returns how many percentage points of the total come from it. */
    public Fraction contribution() {
        return contribution(earned);
    }

    /** Returns how many percentage points of the total come from a part: those of all parts make the total, exactly. */
    public Fraction contribution(Part part) {
        return part.treatment().counts() ? contribution(part.earned()) : Fraction.ZERO;
    }

    private Fraction contribution(BigDecimal points) {
        return worth.times(Fraction.of(points.multiply(HUNDRED)));
    }
}
