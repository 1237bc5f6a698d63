package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.kit.testing.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must hold for any class; the cases are random but the same in every run. */
class CalculatorPropertyTest {
    private static final long SEED = 20261126;
    private static final int CASES = Scale.times(5_000);
    private static final Fraction ONE = Fraction.of(BigDecimal.ONE);

    @FunctionalInterface
    private interface Property {
        void check(Scheme scheme, Map<Id, Mark> marks, Random random);
    }

    private static void forAll(Property property) {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            Scheme scheme = RandomClass.scheme(random);
            Map<Id, Mark> marks = RandomClass.marks(scheme, random);
            try {
                property.check(scheme, marks, random);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + (SEED + i) + ": " + scheme + " " + marks, e);
            }
        }
    }

    private static void forAllTotals(BiConsumer<Scheme, Total> property) {
        forAll((scheme, marks, random) -> {
            Totals totals = new Calculator(scheme).totals(marks::get, any -> true);
            property.accept(scheme, totals.current());
            property.accept(scheme, totals.finished());
        });
    }

    @Test
    void theOrderOfItemsDoesNotMatter() {
        forAll((scheme, marks, random) -> {
            List<LineItem> shuffled = new ArrayList<>(scheme.items());
            Collections.shuffle(shuffled, random);
            Scheme other = new Scheme(
                    scheme.categories(),
                    shuffled,
                    scheme.weighted(),
                    scheme.missing(),
                    scheme.letters(),
                    scheme.decimals());

            assertEquals(
                    new Calculator(scheme).totals(marks::get, any -> true),
                    new Calculator(other).totals(marks::get, any -> true));
        });
    }

    @Test
    void theOrderOfCategoriesDoesNotMatterForTheNumber() {
        forAll((scheme, marks, random) -> {
            List<Category> shuffled = new ArrayList<>(scheme.categories());
            Collections.shuffle(shuffled, random);
            Scheme other = new Scheme(
                    shuffled, scheme.items(), scheme.weighted(), scheme.missing(), scheme.letters(), scheme.decimals());

            assertEquals(
                    new Calculator(scheme)
                            .totals(marks::get, any -> true)
                            .current()
                            .percentage(),
                    new Calculator(other)
                            .totals(marks::get, any -> true)
                            .current()
                            .percentage());
        });
    }

    @Test
    void theExplanationSumsToTheTotalExactly() {
        forAllTotals((scheme, total) -> {
            Fraction sum = Fraction.ZERO;
            Fraction shares = Fraction.ZERO;
            for (CategoryTotal category : total.categories()) {
                shares = shares.plus(category.share());
                for (Part part : category.parts()) {
                    sum = sum.plus(category.contribution(part));
                }
            }
            assertEquals(total.percentage().orElse(Fraction.ZERO), sum);
            assertEquals(total.percentage().isPresent() ? ONE : Fraction.ZERO, shares);
        });
    }

    @Test
    void everyItemIsExplainedOnce() {
        forAllTotals((scheme, total) -> assertEquals(
                scheme.items().stream().map(LineItem::id).sorted().toList(),
                parts(total).map(part -> part.item().id()).sorted().toList()));
    }

    private static Stream<Part> parts(Total total) {
        return total.categories().stream().flatMap(category -> category.parts().stream());
    }

    /** Extra credit apart, for which there is no upper bound. */
    @Test
    void liesBetweenTheLowestAndTheHighestPercentage() {
        forAllTotals((scheme, total) -> {
            if (total.percentage().isEmpty() || parts(total).anyMatch(part -> part.treatment() == Treatment.ADDED)) {
                return;
            }
            List<Fraction> percentages = parts(total)
                    .filter(part -> part.treatment().counts())
                    .map(part -> Fraction.of(part.earned().multiply(BigDecimal.valueOf(100)), part.possible()))
                    .sorted()
                    .toList();
            Fraction exact = total.percentage().get();
            assertTrue(exact.compareTo(percentages.get(0)) >= 0);
            assertTrue(exact.compareTo(percentages.get(percentages.size() - 1)) <= 0);
        });
    }

    @Test
    void theDisplayedNumberIsWithinHalfOfItsLastDigit() {
        forAllTotals((scheme, total) -> total.percentage().ifPresent(exact -> {
            BigDecimal half = BigDecimal.valueOf(5, scheme.decimals() + 1);
            BigDecimal shown = total.shown().orElseThrow();
            assertEquals(scheme.decimals(), shown.scale());
            assertTrue(Fraction.of(shown.subtract(half)).compareTo(exact) <= 0);
            assertTrue(Fraction.of(shown.add(half)).compareTo(exact) > 0);
        }));
    }

    @Test
    void isNotAvailableExactlyWhenNothingThatCountsCouldBeEarned() {
        forAllTotals((scheme, total) -> assertEquals(
                total.percentage().isPresent(),
                total.categories().stream()
                        .anyMatch(category -> category.possible().signum() > 0
                                && (!scheme.weighted() || category.weight().signum() > 0))));
    }

    /** Nobody loses by handing something in; without weights another dropped item may make a worse category larger. */
    @Test
    void pointsInsteadOfNothingNeverLowerTheFinalAverage() {
        forAll((scheme, marks, random) -> {
            Calculator calculator = new Calculator(scheme);
            for (LineItem item : scheme.weighted() ? scheme.items() : List.<LineItem>of()) {
                Mark before = marks.getOrDefault(item.id(), Classroom.mark("ungraded"));
                if (before.score().isEmpty() && before.state() != Mark.State.EXCUSED) {
                    Map<Id, Mark> better = new HashMap<>(marks);
                    better.put(item.id(), RandomClass.points(random));
                    Fraction least = calculator
                            .totals(marks::get, any -> true)
                            .finished()
                            .percentage()
                            .orElse(Fraction.ZERO);

                    assertTrue(calculator
                                    .totals(better::get, any -> true)
                                    .finished()
                                    .percentage()
                                    .orElse(Fraction.ZERO)
                                    .compareTo(least)
                            >= 0);
                }
            }
        });
    }
}
