package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {
    private static Score score(String number) {
        return new Score(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource({
        "85, 85",
        "85.0, 85",
        "77.50, 77.5",
        "8.5e1, 85",
        "100, 100",
        "1e2, 100",
        "0, 0",
        "0.000, 0",
        "-0, 0",
        "0e400, 0",
        "123456789, 123456789",
        "1234.56789, 1234.56789",
        "0.123456789, 0.123456789",
        "0.000000001, 0.000000001",
        "1000000.000000000000, 1000000"
    })
    void isWrittenAsTheShortestPlainNumber(String given, String written) {
        assertEquals(written, score(given).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "1e9",
                "1e400",
                "1e2147483647",
                "12345678.12",
                "0.1234567891",
                "0.0000000001",
                "1e-400",
                "1e-2147483647"
            })
    void moreThanNineDigitsAreRefused(String number) {
        IllegalArgumentException refused = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(IllegalArgumentException.class, () -> score(number)));

        assertEquals("Score must have at most 9 digits", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000000001", "-1e400"})
    void negativeIsRefused(String number) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> score(number));

        assertEquals("Score must be 0 or greater", refused.getMessage());
    }

    @Test
    void sameWorthIsEqualHoweverWritten() {
        assertEquals(score("85"), score("8.50e1"));
        assertEquals(score("85").hashCode(), score("85.000").hashCode());
    }

    @Test
    void warnsOnlyAboveTheMaximum() {
        Grade full = new Grade(new Title("Quiz 1"), new GradeType("Quiz"), score("100"));
        Grade above = new Grade(new Title("Quiz 1"), new GradeType("Quiz"), score("100.5"));

        assertTrue(full.warning().isEmpty());
        assertEquals("Score 100.5 is above the maximum of 100.", above.warning().orElseThrow());
        assertFalse(full.score().exceeds(Score.MAXIMUM));
    }
}
