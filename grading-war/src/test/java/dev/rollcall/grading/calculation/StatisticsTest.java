package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Scale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static final long SEED = 20261128;
    private static final int CASES = Scale.times(1_000);
    private static final MathContext PRECISE = new MathContext(60);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static Statistics of(String values, String full) {
        List<Fraction> fractions = Arrays.stream(values.split(" "))
                .map(Classroom::number)
                .map(Fraction::of)
                .toList();
        return Statistics.of(counted(fractions), Classroom.number(full), 2).orElseThrow();
    }

    private static NavigableMap<Fraction, Integer> counted(List<Fraction> values) {
        NavigableMap<Fraction, Integer> counted = new TreeMap<>();
        values.forEach(value -> counted.merge(value, 1, Integer::sum));
        return counted;
    }

    @Test
    void ofNothingAreNone() {
        assertEquals(Optional.empty(), Statistics.of(counted(List.of()), HUNDRED, 2));
    }

    @Test
    void areThoseOfTheTextbook() {
        Statistics statistics = of("2 4 4 4 5 5 7 9", "10");

        assertEquals(
                new Statistics(
                        8,
                        new BigDecimal("5.00"),
                        new BigDecimal("4.50"),
                        new BigDecimal("2.00"),
                        new BigDecimal("9.00"),
                        new BigDecimal("2.00"),
                        List.of(0, 0, 1, 0, 3, 2, 0, 1, 0, 1, 0)),
                statistics);
    }

    @Test
    void ofOneValueAreThatValue() {
        Statistics statistics = of("7.125", "10");

        assertEquals(new BigDecimal("7.13"), statistics.mean());
        assertEquals(new BigDecimal("7.13"), statistics.median());
        assertEquals(new BigDecimal("0.00"), statistics.spread());
    }

    @Test
    void tenthsBeginWhereTheySayAndFullMarksAreInTheLast() {
        assertEquals(
                List.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 2, 1),
                of("0.9999 1 9 10 10.001", "10").tenths());
        assertEquals(
                List.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2), of("0 0.5 1", "0").tenths());
    }

    @Test
    void theSpreadIsRoundedHalfUpThoughItHasInfinitelyManyDigits() {
        assertEquals(new BigDecimal("0.50"), of("1 2", "10").spread());
        assertEquals(new BigDecimal("0.82"), of("1 2 3", "10").spread());
        assertEquals(new BigDecimal("0.01"), of("1 1.01", "10").spread()); // 0.005
        assertEquals(new BigDecimal("0.00"), of("1 1.0099", "10").spread());
    }

    /** The oracle rounds after sixty digits. */
    @Test
    void agreeWithSixtyDigits() {
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            List<Fraction> values = values(random);
            Collections.shuffle(values, random);

            Statistics statistics = Statistics.of(counted(values), HUNDRED, 2).orElseThrow();

            BigDecimal n = BigDecimal.valueOf(values.size());
            BigDecimal mean = sum(values.stream()
                            .map(value -> value.rounded(60))
                            .toList())
                    .divide(n, PRECISE);
            BigDecimal variance = sum(values.stream()
                            .map(value -> value.rounded(60).subtract(mean).pow(2))
                            .toList())
                    .divide(n, PRECISE);
            String message = "seed " + (SEED + i) + ": " + values;
            assertEquals(mean.setScale(2, RoundingMode.HALF_UP), statistics.mean(), message);
            assertEquals(variance.sqrt(PRECISE).setScale(2, RoundingMode.HALF_UP), statistics.spread(), message);
            assertEquals(
                    values.size(),
                    statistics.tenths().stream().mapToInt(Integer::intValue).sum(),
                    message);
        }
    }

    /** Sevenths and ninths among them, of which no half is ever displayed: the oracle could not round those. */
    private static List<Fraction> values(Random random) {
        List<Fraction> values = new ArrayList<>();
        int count = 1 + random.nextInt(40);
        for (int i = 0; i < count; i++) {
            values.add(Fraction.of(
                    BigDecimal.valueOf(random.nextInt(1100)),
                    BigDecimal.valueOf(List.of(7, 9, 11, 13).get(random.nextInt(4)))));
        }
        return values;
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
