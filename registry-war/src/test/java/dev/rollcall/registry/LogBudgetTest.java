package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogBudgetTest {

    private final LogBudget budget = new LogBudget(2);

    @Test
    void soManyAreAdmittedAndNoMore() {
        assertTrue(budget.admits());
        assertTrue(budget.admits());
        assertFalse(budget.admits());
    }

    @Test
    void whatWasNotAdmittedIsCountedOnce() {
        for (int line = 0; line < 5; line++) {
            budget.admits();
        }

        assertEquals(3, budget.renew());
        assertEquals(0, budget.renew());
        assertTrue(budget.admits());
    }

    @Test
    void whatIsNotUsedIsNotSaved() {
        budget.renew();
        budget.admits();
        budget.admits();

        assertFalse(budget.admits());
    }
}
