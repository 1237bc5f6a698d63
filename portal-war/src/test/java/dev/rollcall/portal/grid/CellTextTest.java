package dev.rollcall.portal.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTextTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts GERMAN = Texts.in(Language.GERMAN);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "85|GRADED|85",
                "77,5|GRADED|77.5",
                " 77.5 |GRADED|77.5",
                "20\u3000|GRADED|20",
                "0|GRADED|0",
                "105.5|GRADED|105.5",
                "85,5 SPÄT|LATE|85.5"
            })
    void pointsAreReadWithOrWithoutAState(String typed, State state, BigDecimal score) {
        for (Texts texts : new Texts[] {ENGLISH, GERMAN}) {
            Mark mark = CellText.read(typed, "", texts).mark();

            assertNotNull(mark, typed);
            assertEquals(state, mark.state());
            assertNotNull(mark.score());
            assertEquals(0, score.compareTo(mark.score()));
        }
    }

    /** The grade book runs through the same list. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/rollcall/kit/testing/typed-marks.csv", delimiter = '|')
    void marksAreReadAsInTheFilesOfTheGradeBook(String typed, String state, @Nullable BigDecimal score) {
        for (Texts texts : new Texts[] {ENGLISH, GERMAN}) {
            CellText.Reading reading = CellText.read(typed, "", texts);

            assertEquals(state.equals("REFUSED"), !reading.error().isEmpty());
            assertEquals(state.equals("REFUSED") ? null : new Mark(State.valueOf(state), score, ""), reading.mark());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "–"})
    void nothingEmptiesTheCellButKeepsTheComment(String typed) {
        assertEquals(new CellText.Reading(null, ""), CellText.read(typed, "", ENGLISH));
        assertEquals(
                Mark.of(State.UNGRADED, null).commented("neat"),
                CellText.read(typed, "neat", ENGLISH).mark());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "-1",
                "late ex",
                "ex 5",
                "fehlt 0",
                "NaN",
                "1e400",
                "1.5.5",
                "1 000",
                "1234567890",
                "0.1234567891",
                "<script>alert(1)</script>",
                "=1+1",
                "late late"
            })
    void whatMakesNoSenseIsSaidInASentenceAndNeverRead(String typed) {
        CellText.Reading reading = CellText.read(typed, "", ENGLISH);

        assertNull(reading.mark());
        assertFalse(reading.error().isEmpty());
        assertFalse(reading.error().contains("<script>"));
    }

    @Test
    void thousandsAreNotGuessed() {
        assertFalse(CellText.read("1,000", "", ENGLISH).error().isEmpty());
        assertFalse(CellText.read("1.000", "", GERMAN).error().isEmpty());
    }

    @Test
    void aVeryLongTextIsRefused() {
        assertEquals(
                "This is too long.", CellText.read("9".repeat(101), "", ENGLISH).error());
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whatIsShownCanBeTypedAgain(State state) {
        BigDecimal score = state == State.GRADED || state == State.LATE ? new BigDecimal("17.125") : null;
        Mark mark = new Mark(state, score, "neat");
        for (Texts texts : new Texts[] {ENGLISH, GERMAN}) {
            assertEquals(
                    mark, CellText.read(CellText.of(mark, texts), "neat", texts).mark());
        }
    }

    @Test
    void numbersAreShownInTheLanguageOfThePage() {
        assertEquals("17.5", CellText.of(Mark.of(State.GRADED, new BigDecimal("17.50")), ENGLISH));
        assertEquals("17,5 spät", CellText.of(Mark.of(State.LATE, new BigDecimal("17.5")), GERMAN));
        assertEquals("", CellText.of(null, GERMAN));
    }
}
