package dev.rollcall.portal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "student, 2026-09-01 – 2027-07-01 | student, 1. Sept. 2026 bis 30. Juni 2027",
                "student, – 2026-11-24            | student, bis 23. Nov. 2026",
                "student,  – 2026-11-24           | student, bis 23. Nov. 2026",
                "student, 2026-09-01 –            | student, ab 1. Sept. 2026",
                "2026-01-02 – 2027-07-01          | 2. Jan. 2026 bis 30. Juni 2027",
                "2026/27 –                        | 2026/27 –",
                "test of 2026-09-01               | test of 2026-09-01",
                "student, 2026-02-30 – 2027-07-01 | student, 2026-02-30 – 2027-07-01"
            })
    void theDaysAtTheEndAreThoseOfTheLanguageAndTheLastIsInclusive(String line, String said) {
        assertEquals(said, DayLine.of(line, Texts.in(Language.GERMAN)));
    }
}
