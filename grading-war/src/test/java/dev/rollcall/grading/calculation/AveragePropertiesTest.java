package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What must hold for any grades; the cases are random but the same in every run. */
class AveragePropertiesTest {
    private static final int CASES = 5_000;
    private static final int MAX_GRADES = 40;
    private static final long SEED = 20_261_122L;

    @Test
    void orderDoesNotMatter() {
        forAll((grades, random) -> {
            List<Grade> shuffled = new ArrayList<>(grades);
            Collections.shuffle(shuffled, random);

            assertEquals(average(grades).rounded(), average(shuffled).rounded());
        });
    }

    @Test
    void liesBetweenTheLowestAndTheHighestScore() {
        forAll((grades, random) -> {
            BigDecimal lowest = grades.stream()
                    .map(AveragePropertiesTest::points)
                    .min(BigDecimal::compareTo)
                    .get();
            BigDecimal highest = grades.stream()
                    .map(AveragePropertiesTest::points)
                    .max(BigDecimal::compareTo)
                    .get();
            BigDecimal half = new BigDecimal("0.005");
            BigDecimal shown = average(grades).rounded();

            assertTrue(shown.compareTo(lowest.subtract(half)) >= 0);
            assertTrue(shown.compareTo(highest.add(half)) <= 0);
        });
    }

    @Test
    void oneGradeMoreOfTheSameWorthAsAllChangesNothing() {
        forAll((grades, random) -> {
            List<Grade> twice = new ArrayList<>(grades);
            twice.addAll(grades);

            assertEquals(average(grades).rounded(), average(twice).rounded());
        });
    }

    /** The oracle knows no decimals: it counts billionths in whole numbers and rounds by comparing remainders. */
    @Test
    void agreesWithWholeNumberArithmetic() {
        forAll((grades, random) -> {
            BigInteger billionths = grades.stream()
                    .map(AveragePropertiesTest::points)
                    .map(points -> points.movePointRight(9).toBigIntegerExact())
                    .reduce(BigInteger.ZERO, BigInteger::add);
            BigInteger divisor = BigInteger.valueOf(10_000_000L).multiply(BigInteger.valueOf(grades.size()));
            BigInteger[] hundredths = billionths.divideAndRemainder(divisor);
            boolean up = hundredths[1].shiftLeft(1).compareTo(divisor) >= 0;
            BigInteger expected = up ? hundredths[0].add(BigInteger.ONE) : hundredths[0];

            assertEquals(0, average(grades).rounded().movePointRight(2).compareTo(new BigDecimal(expected)));
        });
    }

    private static Average average(List<Grade> grades) {
        return Average.of(grades).orElseThrow();
    }

    private static BigDecimal points(Grade grade) {
        return grade.score().points();
    }

    private static void forAll(BiConsumer<List<Grade>, Random> property) {
        Random random = new Random(SEED);
        for (int i = 0; i < CASES; i++) {
            List<Grade> grades = grades(random);
            try {
                property.accept(grades, random);
            } catch (AssertionError e) {
                throw new AssertionError("case " + i + " of seed " + SEED + ": " + grades, e);
            }
        }
    }

    private static List<Grade> grades(Random random) {
        List<Grade> grades = new ArrayList<>();
        int count = 1 + random.nextInt(MAX_GRADES);
        for (int i = 0; i < count; i++) {
            int decimals = random.nextInt(10);
            int digits = random.nextInt(1_000_000_000);
            grades.add(Fixtures.gradeOf(BigDecimal.valueOf(digits, decimals).toString()));
        }
        return grades;
    }
}
