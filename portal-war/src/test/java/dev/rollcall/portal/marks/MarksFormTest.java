package dev.rollcall.portal.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Print;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form of two rows: {@code quiz} with 18 points of version 8 and a comment, {@code essay} with nothing. */
class MarksFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Texts GERMAN = Texts.in(Language.GERMAN);
    private static final Result EIGHTEEN = result("18", 8);

    private final Map<String, String> fields = new HashMap<>();

    private static Result result(String score, long version) {
        return new Result(new Mark(State.GRADED, new BigDecimal(score), "neat"), version);
    }

    private static List<MarkLine> lines(@Nullable Result quiz) {
        return List.of(
                new MarkLine("quiz", "Quiz 1", new BigDecimal("20"), quiz),
                new MarkLine("essay", "Essay", new BigDecimal("100"), null));
    }

    /** What a browser sends of a form that nobody has touched. */
    private void open(Texts texts) {
        for (MarkRow row : MarksForm.shown(lines(EIGHTEEN), texts).rows()) {
            fields.put(row.field(MarksForm.SEEN), row.seen());
            fields.put(row.field(MarksForm.SCORE), row.typed().score());
            fields.put(row.field(MarksForm.STATE), row.typed().state());
            fields.put(row.field(MarksForm.COMMENT), row.typed().comment());
        }
    }

    private MarksForm typed(@Nullable Result quiz, Texts texts) {
        return MarksForm.typed(lines(quiz), fields::get, texts);
    }

    @Test
    void isUnsavedOnceSomethingIsTypedThatIsNotInTheGradeBook() {
        open(ENGLISH);
        assertFalse(typed(EIGHTEEN, ENGLISH).isUnsaved());

        fields.put("score.quiz", "19");
        assertTrue(typed(EIGHTEEN, ENGLISH).isUnsaved());

        fields.put("score.quiz", "1o");
        assertTrue(typed(EIGHTEEN, ENGLISH).isUnsaved());
    }

    private static List<Edit> edits(MarksForm form) {
        return form.edits(row -> new MarksForm.Cell(row.id(), "p-ben"));
    }

    @Test
    void whatWasNotTouchedIsNotSaved() {
        open(ENGLISH);

        assertEquals(List.of(), edits(typed(EIGHTEEN, ENGLISH)));
        assertEquals(List.of(), edits(typed(result("3", 9), ENGLISH)), "whoever changed it meanwhile");
        assertEquals(List.of(), edits(typed(null, ENGLISH)), "whoever emptied it meanwhile");
    }

    @Test
    void aFormThatIsOpenInAnotherLanguageIsStillUntouched() {
        fields.put("seen.quiz", Seen.of(result("17.5", 8)).text());
        fields.put("score.quiz", "17,5");
        fields.put("comment.quiz", "neat");

        assertEquals(List.of(), edits(typed(result("17.5", 8), GERMAN)));
    }

    @Test
    void whatWasTouchedNamesTheVersionThatWasSeen() {
        open(ENGLISH);
        fields.put("score.quiz", "19");
        fields.put("state.essay", "excused");

        List<Edit> edits = edits(typed(result("3", 9), ENGLISH));

        assertEquals(
                List.of(
                        new Edit("quiz", "p-ben", new Mark(State.GRADED, new BigDecimal("19"), "neat"), 8),
                        new Edit("essay", "p-ben", Mark.of(State.EXCUSED, null), Result.NONE)),
                edits);
    }

    @Test
    void emptyFieldsEmptyTheCell() {
        open(ENGLISH);
        fields.put("score.quiz", " ");
        fields.put("comment.quiz", "");

        Edit edit = edits(typed(EIGHTEEN, ENGLISH)).get(0);

        assertNull(edit.mark());
        assertEquals(8, edit.seen());
    }

    /** As the browser has it that got the form before there were fields for comments. */
    @Test
    void aFormWithoutFieldsForCommentsKeepsThem() {
        fields.put("seen.quiz", "8." + Print.of("graded 18"));
        fields.put("score.quiz", "18");
        assertEquals(List.of(), edits(typed(EIGHTEEN, ENGLISH)), "untouched");

        fields.put("score.quiz", "19");
        assertEquals(
                new Mark(State.GRADED, new BigDecimal("19"), "neat"),
                edits(typed(EIGHTEEN, ENGLISH)).get(0).mark());

        fields.put("score.quiz", "");
        assertEquals(
                Mark.of(State.UNGRADED, null).commented("neat"),
                edits(typed(EIGHTEEN, ENGLISH)).get(0).mark());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abc||This is not a number. Type something like 85 or 77.5.",
                "1,000||This could be meant in two ways. Use a point before the decimals, and nothing between thousands.",
                "-1||A score cannot be negative.",
                "1234567890||Use at most 9 digits.",
                "5|excused|Work that is excused has no score. Remove the score, or choose another state.",
                "5|party|Choose one of the states offered."
            })
    void whatMakesNoSenseIsKeptAndSaid(String score, @Nullable String state, String sentence) {
        open(ENGLISH);
        fields.put("score.quiz", score);
        fields.put("state.quiz", state == null ? "" : state);

        MarksForm form = typed(EIGHTEEN, ENGLISH);

        assertTrue(form.needsCare());
        assertEquals(sentence, form.rows().get(0).error());
        assertEquals(score, form.rows().get(0).typed().score());
        assertEquals(List.of(), edits(form));
    }

    @Test
    void aConflictShowsBothAndTheNextAttemptHasSeenTheOther() {
        open(ENGLISH);
        fields.put("score.quiz", "19");
        Result theirs = result("3", 9);
        MarksForm after = typed(EIGHTEEN, ENGLISH)
                .after(
                        Map.of("quiz", new Outcome.Conflict("quiz", "p-ben", theirs)),
                        (row, conflict) -> new Clash(theirs.mark(), "ana", null),
                        ENGLISH);

        MarkRow row = after.rows().get(0);
        assertEquals("19", row.typed().score());
        assertNotNull(row.clash());
        fields.put("seen.quiz", row.seen());
        fields.put("asked.quiz", "1");
        fields.put("choice.quiz", MarksForm.MINE);
        assertEquals(9, edits(typed(theirs, ENGLISH)).get(0).seen());
        fields.put("choice.quiz", MarksForm.THEIRS);
        MarksForm gaveWay = typed(theirs, ENGLISH);
        assertEquals(List.of(), edits(gaveWay));
        assertEquals("3", gaveWay.rows().get(0).typed().score());
    }

    @Test
    void whoDoesNotChooseIsAskedAgain() {
        open(ENGLISH);
        fields.put("score.quiz", "19");
        fields.put("seen.quiz", Seen.of(result("3", 9)).text());
        fields.put("asked.quiz", "1");

        MarksForm form = typed(result("3", 9), ENGLISH);

        assertTrue(form.needsCare());
        assertEquals("Choose which of the two is to stand.", form.rows().get(0).error());
        assertEquals(List.of(), edits(form));
    }

    @ParameterizedTest
    @CsvSource({"x", "8", "'8.<script>'", "-1.0123456789ab", "99999999999999999999.0123456789ab"})
    void aHiddenFieldThatMakesNoSenseOverwritesNothing(String seen) {
        open(ENGLISH);
        fields.put("seen.quiz", seen);
        fields.put("score.quiz", "19");

        assertEquals(Result.NONE, edits(typed(EIGHTEEN, ENGLISH)).get(0).seen());
    }

    @Test
    void rowsThatWereNotSentAreAsTheyStand() {
        MarksForm form = typed(EIGHTEEN, GERMAN);

        assertFalse(form.needsCare());
        assertEquals("18", form.rows().get(0).typed().score());
        assertEquals(List.of(), edits(form));
    }

    @Test
    void rowsThatAreNotThereAnyMoreAreLostOnlyIfTheyWereTouched() {
        open(ENGLISH);
        MarksForm empty = MarksForm.typed(List.of(), fields::get, ENGLISH);
        assertEquals(0, empty.lost(fields.keySet(), fields::get, ENGLISH));

        fields.put("score.quiz", "19");
        fields.put("score.essay", "abc");

        assertEquals(2, empty.lost(fields.keySet(), fields::get, ENGLISH));
        assertEquals(0, typed(EIGHTEEN, ENGLISH).lost(fields.keySet(), fields::get, ENGLISH));
    }

    @Test
    void scoresAreShownWithAllTheirDecimals() {
        assertEquals("17,125", GERMAN.exact(new BigDecimal("17.1250")));
        assertEquals("0", ENGLISH.exact(new BigDecimal("0.000")));
        assertEquals("100", ENGLISH.exact(new BigDecimal("1E+2")));
    }

    @Test
    void marksAreSaidInWords() {
        assertEquals("18", MarkText.of(EIGHTEEN.mark(), ENGLISH));
        assertEquals("5, late", MarkText.of(Mark.of(State.LATE, new BigDecimal("5")), ENGLISH));
        assertEquals("fehlt", MarkText.of(Mark.of(State.MISSING, null), GERMAN));
        assertEquals("nothing", MarkText.of(null, ENGLISH));
    }
}
