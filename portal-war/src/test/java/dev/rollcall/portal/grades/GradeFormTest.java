package dev.rollcall.portal.grades;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradeFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"85|85", " 77.5 |77.5", "77,5|77.5", "0|0", ".5|0.5", "+9|9", "123456789|123456789"})
    void scoresAreTakenAsPeopleTypeThem(String typed, BigDecimal score) {
        GradeForm form = GradeForm.typed("Quiz 3", "Quiz", typed);

        assertEquals(new Grade("Quiz 3", "Quiz", score), form.grade());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "eighty", "-1", "NaN", "Infinity", "1e3", "1.2.3", "1,000.5", "1234567890", "0x10", "١٢"
            })
    void otherScoresAreRefusedWithASentence(String typed) {
        GradeForm form = GradeForm.typed("Quiz 3", "Quiz", typed);

        assertFalse(form.isValid());
        assertTrue(form.error(GradeForm.SCORE).endsWith("."));
    }

    @Test
    void whatWasTypedIsKept() {
        GradeForm form = GradeForm.typed(" ", "Quiz", "eighty");

        assertEquals(" ", form.title());
        assertEquals("eighty", form.score());
    }

    @Test
    void everyFieldHasItsOwnSentence() {
        GradeForm form = GradeForm.typed("", "Duel", "");

        assertEquals(3, form.errors().size());
        assertTrue(form.otherErrors().isEmpty());
    }

    @Test
    void aTitleHas200CharactersAtMost() {
        assertTrue(GradeForm.typed("x".repeat(200), "Quiz", "1").isValid());
        assertFalse(GradeForm.typed("x".repeat(201), "Quiz", "1").isValid());
    }

    @Test
    void anInvalidFormHoldsNoGrade() {
        assertThrows(
                IllegalStateException.class,
                () -> GradeForm.typed("", "Quiz", "1").grade());
    }

    @Test
    void whatTheGradeBookFindsWrongIsShownToo() {
        GradeForm form = GradeForm.typed("Quiz 3", "Quiz", "1").refused(Map.of("", "The term is closed."));

        assertFalse(form.isValid());
        assertEquals(List.of("The term is closed."), form.otherErrors());
    }

    @Test
    void anEmptyFormHasNothingToComplainAbout() {
        assertTrue(GradeForm.empty().isValid());
    }
}
