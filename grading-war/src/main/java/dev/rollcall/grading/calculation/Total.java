package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.LetterScheme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A student's average, and how it came about.
 *
 * @param percentage exact; empty ("n/a") when nothing counts, which is neither zero nor "not a number"
 * @param shown the percentage as everybody sees it, rounded once, half up
 * @param letter of the shown percentage
 * @param categories all of the scheme in its order, then the items without a category, if there are any
 */
public record Total(
        Optional<Fraction> percentage,
        Optional<BigDecimal> shown,
        Optional<String> letter,
        List<CategoryTotal> categories) {
    /** Copies the list. */
    public Total {
        categories = List.copyOf(categories);
    }

    /** Adds up categories of which it is known what a point is worth. */
    static Total of(List<CategoryTotal> categories, Scheme scheme) {
        Optional<Fraction> percentage = categories.stream()
                .filter(CategoryTotal::counts)
                .map(CategoryTotal::contribution)
                .reduce(Fraction::plus);
        Optional<BigDecimal> shown = percentage.map(exact -> exact.rounded(scheme.decimals()));
        return new Total(percentage, shown, shown.flatMap(number -> letter(scheme, number)), categories);
    }

    /** From the displayed number, so that no 90 stands beside a B; the letters come from above. */
    private static Optional<String> letter(Scheme scheme, BigDecimal shown) {
        return scheme.letters().stream()
                .flatMap(letters -> letters.letters().stream())
                .filter(letter -> shown.compareTo(letter.from()) >= 0)
                .map(LetterScheme.Letter::name)
                .findFirst();
    }
}
