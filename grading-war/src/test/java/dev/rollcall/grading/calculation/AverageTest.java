package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.Grade;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AverageTest {
    private static String shown(String scores) {
        List<Grade> grades =
                Arrays.stream(scores.split(" ")).map(Fixtures::gradeOf).toList();
        return Average.of(grades).orElseThrow().rounded().toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "85 94 88, 89",
        "67 0 77.5, 48.17",
        "0, 0",
        "0 0 0, 0",
        "1 0 0, 0.33",
        "2 0 0, 0.67",
        "100, 100",
        "100 100.01, 100.01",
        "100 200 300, 200",
        "0.1 0.2, 0.15",
        "0.004, 0",
        "0.005, 0.01",
        "0.015, 0.02",
        "1.005, 1.01",
        "2.675, 2.68",
        "28.125, 28.13",
        "89.995 90, 90",
        "89.994999 89.994999, 89.99",
        "999999999 999999998, 999999998.5"
    })
    void isRoundedOnceHalfUp(String scores, String average) {
        assertEquals(average, shown(scores));
    }

    @Test
    void ofNothingIsNothing() {
        assertEquals(Optional.empty(), Average.of(List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Average(BigDecimal.ZERO, 0));
    }

    @Test
    void keepsTheExactFraction() {
        Average third = Average.of(List.of(Fixtures.gradeOf("1"), Fixtures.gradeOf("0"), Fixtures.gradeOf("0")))
                .orElseThrow();

        assertEquals(new Average(BigDecimal.ONE, 3), third);
    }

    @Test
    void aRoundNumberHasNoExponent() {
        assertEquals(new BigDecimal("200"), new Average(new BigDecimal("400"), 2).rounded());
    }
}
