package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formula injection, CWE-1236. */
class FormulaTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-1"})
    void dangerousTextGetsOneApostropheAndLosesItAgain(String text) {
        String safe = Formula.neutralised(text);

        assertEquals("'" + text, safe);
        assertEquals(text, Formula.restored(safe));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "neat", "1", "a=b", "'neat'", "'", "''", "O'Neill"})
    void otherTextStaysAsItIs(String text) {
        assertEquals(text, Formula.neutralised(text));
        assertEquals(text, Formula.restored(text));
    }

    @ParameterizedTest
    @CsvSource({"=1,=1", "-1,-1"})
    void whatNobodyMadeSafeIsNotTouched(String text, String same) {
        assertEquals(same, Formula.restored(text));
    }
}
