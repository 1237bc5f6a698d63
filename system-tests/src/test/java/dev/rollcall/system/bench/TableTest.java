package dev.rollcall.system.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TableTest {
    private final Table table = new Table(figure -> {});

    @Test
    void figuresStandBelowOneAnotherWithGoalOrBaseline() {
        table.add(Figure.goal("start", "9 s", "<= 8 s", false));
        table.add(Figure.goal("`a.war`", "5.0 MiB", "<= 12 MiB", true));
        table.add(Figure.beside("requests", "10/s", "20/s"));

        assertEquals("""
                | figure   | measured | goal or baseline |            |
                |----------|----------|------------------|------------|
                | start    | 9 s      | <= 8 s           | **missed** |
                | `a.war`  | 5.0 MiB  | <= 12 MiB        | met        |
                | requests | 10/s     | 20/s             |            |
                """, table.toString());
    }

    @Test
    void aBarInAValueBeginsNoCell() {
        table.add(Figure.beside("a|b", "1", "2"));

        assertTrue(table.toString().contains("| a\\|b "), table::toString);
    }

    @Test
    void aMissedGoalIsComplete() {
        table.add(Figure.goal("start", "9 s", "<= 8 s", false));

        assertTrue(table.complete());
    }

    @Test
    void whatCannotBeMeasuredIsSaidInOneLineAndMakesTheTableIncomplete() {
        table.add(Figure.failed("start", new IllegalStateException("not ready\nlog follows")));

        assertFalse(table.complete());
        assertTrue(table.toString().contains("| not ready |"), table::toString);
    }
}
