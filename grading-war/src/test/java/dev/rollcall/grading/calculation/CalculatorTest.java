package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalculatorTest {
    private static Classroom homework(String... results) {
        return new Classroom().category("homework", "1", 0).has("homework", results);
    }

    @Test
    void whatIsNotGradedIsLeftOutNowAndWorthNothingInTheEnd() {
        Classroom class1 = homework("8/10", "ungraded/10");

        assertEquals("80.00", class1.current());
        assertEquals("40.00", class1.finished());
    }

    @Test
    void whatIsNotExpectedIsLeftOutWhileItIsNotGraded() {
        assertEquals("80.00", homework("8/10", "ungraded/10").unexpected().finished());
        assertEquals("60.00", homework("8/10", "4/10").unexpected().finished());
        assertEquals("40.00", homework("8/10", "missing/10").unexpected().finished());
        assertEquals("40.00", homework("8/10", "late/10").unexpected().finished());
    }

    @Test
    void missingWorkIsWorthNothingAtOnceOrInTheEnd() {
        Classroom class1 = homework("8/10", "missing/10");

        assertEquals("40.00", class1.current());
        assertEquals("80.00", class1.missingIs(Missing.LEFT_OUT).current());
        assertEquals("40.00", class1.finished());
    }

    @Test
    void excusedWorkIsOutOfEverything() {
        Classroom class1 = homework("8/10", "excused/90");

        assertEquals("80.00", class1.current());
        assertEquals("80.00", class1.finished());
    }

    @Test
    void extraCreditAddsToWhatIsEarnedOnly() {
        assertEquals("100.00", homework("8/10", "2/+5").current());
        assertEquals("110.00", homework("8/10", "3/+5").current());
        assertEquals("80.00", homework("8/10", "ungraded/+5").finished());
        assertEquals("80.00", homework("8/10", "missing/+5").current());
    }

    @Test
    void pointsAreWeighedByTheirMaximum() {
        assertEquals("91.82", homework("1/10", "100/100").current());
    }

    @Test
    void onlyCategoriesThatHaveSomethingAreWeighed() {
        Classroom class1 = new Classroom()
                .category("homework", "20", 0)
                .category("quiz", "30", 0)
                .category("exam", "50", 0)
                .has("homework", "9/10")
                .has("quiz", "3/6")
                .has("exam", "ungraded/100");

        assertEquals("66.00", class1.current());
        assertEquals("33.00", class1.finished());
    }

    @Test
    void weightsNeedNotMakeAHundred() {
        assertEquals(
                "60.00",
                new Classroom()
                        .category("a", "0.2", 0)
                        .category("b", "0.8", 0)
                        .has("a", "10/10")
                        .has("b", "5/10")
                        .current());
    }

    @Test
    void withoutWeightsEveryPointIsWorthTheSame() {
        Classroom class1 = new Classroom()
                .unweighted()
                .category("homework", "99", 0)
                .category("bonus", "0", 0)
                .has("homework", "10/10")
                .has("", "20/40")
                .has("bonus", "5/+5");

        assertEquals("70.00", class1.current());
    }

    @Test
    void anItemWithoutCategoryHasNoWeightAmongWeights() {
        assertEquals("80.00", homework("8/10").has("", "0/10").current());
    }

    @Test
    void dropsWhatHelpsMostNotTheLowestPercentage() {
        assertEquals(
                "62.50",
                new Classroom()
                        .category("a", "1", 1)
                        .has("a", "10/15", "15/25", "5/10")
                        .current());
        assertEquals(
                "95.24",
                new Classroom()
                        .category("a", "1", 1)
                        .has("a", "0/5", "40/100", "100/100")
                        .current());
    }

    @Test
    void neverDropsTheLastThatCounts() {
        assertEquals(
                "50.00",
                new Classroom().category("a", "1", 5).has("a", "5/10", "2/10").current());
        assertEquals(
                "50.00",
                new Classroom()
                        .category("a", "1", 5)
                        .has("a", "5/10", "excused/10")
                        .current());
    }

    @Test
    void dropsNowAndInTheEndEachByItself() {
        Totals totals = new Classroom()
                .category("a", "1", 1)
                .has("a", "2/10", "9/10", "ungraded/10")
                .totals();

        assertEquals(List.of("item-0"), dropped(totals.current()));
        assertEquals(List.of("item-2"), dropped(totals.finished()));
    }

    private static List<String> dropped(Total total) {
        return total.categories().get(0).parts().stream()
                .filter(part -> part.treatment() == Treatment.DROPPED)
                .map(part -> part.item().id().text())
                .toList();
    }

    @Test
    void isNotAvailableWhenNothingCounts() {
        assertEquals("n/a", new Classroom().current());
        assertEquals("n/a", homework().finished());
        assertEquals("n/a", homework("ungraded/10").current());
        assertEquals("n/a", homework("excused/10").finished());
        assertEquals("n/a", homework("5/0").current());
        assertEquals("n/a", homework("5/+10").current());
        assertEquals(
                "n/a", new Classroom().category("a", "0", 0).has("a", "5/10").current());
        assertEquals("n/a", new Classroom().has("", "5/10").current());
        assertEquals("n/a", new Classroom().unweighted().has("", "5/0").current());
        assertEquals(
                Optional.empty(),
                homework("ungraded/10").letter("F", "0").totals().current().letter());
    }

    @Test
    void lateAndUnfinishedWorkCountsOnceItHasPoints() {
        assertEquals("80.00", homework("8/10", "late/10", "incomplete/10").current());
        assertEquals("26.67", homework("8/10", "late/10", "incomplete/10").finished());
        Mark late = new Mark(Mark.State.LATE, Optional.of(new Score(Classroom.number("4"))), Optional.empty());
        Classroom class1 = homework("8/10", "late/10");
        class1.marks().put(new Id("item-1"), late);

        assertEquals("60.00", class1.current());
    }

    @Test
    void nothingEarnedIsZero() {
        assertEquals("0.00", homework("0/10").current());
        assertEquals("0.00", homework("ungraded/10").finished());
    }

    @Test
    void theLetterIsThatOfTheDisplayedNumber() {
        Classroom class1 =
                homework("89.995/100").letter("F", "0").letter("B", "80").letter("A", "90");

        assertEquals("90.00", class1.current());
        assertEquals(Optional.of("A"), class1.totals().current().letter());
        assertEquals(
                Optional.of("B"),
                homework("89.99/100")
                        .letter("A", "90")
                        .letter("B", "0")
                        .totals()
                        .current()
                        .letter());
        assertEquals(Optional.empty(), homework("89.99/100").totals().current().letter());
    }

    @Test
    void whatWouldBeIsTheSameQuestion() {
        Classroom class1 = homework("8/10", "ungraded/10");
        Calculator calculator = new Calculator(class1.scheme());
        Map<Id, Mark> ifPerfect = new HashMap<>(class1.marks());
        ifPerfect.put(new Id("item-1"), Classroom.mark("10"));

        assertEquals(homework("8/10", "10/10").totals(), calculator.totals(ifPerfect::get, any -> true));
        assertEquals(class1.totals(), calculator.totals(class1.marks()::get, any -> true));
    }

    @Test
    void aMarkForSomethingElseChangesNothing() {
        Classroom class1 = homework("8/10");
        Calculator calculator = new Calculator(class1.scheme());

        assertEquals(
                class1.totals(),
                calculator.totals(
                        Map.of(new Id("item-0"), Classroom.mark("8"), new Id("elsewhere"), Classroom.mark("0"))::get,
                        any -> true));
    }

    @Test
    void explainsWhatCountedWithWhatWeightAndWhy() {
        Total total = new Classroom()
                .category("homework", "40", 1)
                .category("exam", "60", 0)
                .category("later", "100", 0)
                .has("homework", "9/10", "2/10", "missing/10", "excused/10", "ungraded/10", "1/+5")
                .has("exam", "30/40")
                .has("later", "ungraded/10")
                .totals()
                .current();

        CategoryTotal homework = total.categories().get(0);
        assertEquals(
                List.of(
                        Treatment.COUNTED,
                        Treatment.COUNTED,
                        Treatment.DROPPED,
                        Treatment.LEFT_OUT,
                        Treatment.LEFT_OUT,
                        Treatment.ADDED),
                homework.parts().stream().map(Part::treatment).toList());
        assertEquals(Classroom.mark("excused"), homework.parts().get(3).mark());
        assertEquals(fraction(2, 5), homework.share());
        assertEquals(fraction(60, 1), homework.percentage().orElseThrow());
        assertEquals(fraction(18, 1), homework.contribution(homework.parts().get(0)));
        assertEquals(fraction(2, 1), homework.contribution(homework.parts().get(5)));
        assertEquals(Fraction.ZERO, homework.contribution(homework.parts().get(2)));
        assertEquals(fraction(3, 5), total.categories().get(1).share());
        assertEquals(fraction(45, 1), total.categories().get(1).contribution());
        assertEquals(Fraction.ZERO, total.categories().get(2).share());
        assertEquals(Optional.empty(), total.categories().get(2).percentage());
        assertEquals(Optional.of(fraction(69, 1)), total.percentage());
    }

    private static Fraction fraction(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Classroom().has("nowhere", "1/1").scheme());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Classroom()
                        .category("a", "1", 0)
                        .category("a", "1", 0)
                        .scheme());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Classroom().decimals(7).scheme());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Classroom().decimals(-1).scheme());
        Scheme scheme = new Classroom().has("", "1/1").scheme();
        LineItem twice = scheme.items().get(0);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Scheme(List.of(), List.of(twice, twice), true, Missing.ZERO, Optional.empty(), 2));
    }
}
