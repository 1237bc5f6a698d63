package dev.rollcall.portal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Category QUIZZES = new Category("quizzes", "Quizzes", new BigDecimal("40"), 1, 5);
    private static final Gradebook BOOK = new Gradebook(
            new SchoolClass("algebra", "Algebra", "maths", "year-26", "letters", false, false, 3),
            8,
            List.of(QUIZZES),
            List.of(),
            List.of());

    private final Map<String, String> fields = new HashMap<>(Map.of(
            "seen.quizzes",
            "5",
            "title.quizzes",
            "Quizzes",
            "weight.quizzes",
            "40",
            "drop.quizzes",
            "1",
            "version",
            "3",
            "title",
            "Algebra"));

    private SettingsForm typed(boolean admin) {
        return SettingsForm.typed(BOOK, admin, field -> fields.getOrDefault(field, ""), ENGLISH);
    }

    @Test
    void onlyWhatSaysSomethingElseIsChanged() {
        assertEquals(List.of(), typed(false).changed(BOOK));
        fields.put("weight.quizzes", "40.0");
        assertEquals(List.of(), typed(false).changed(BOOK));
        fields.put("drop.quizzes", "2");

        Category meant = typed(false).changed(BOOK).get(0).meant();

        assertEquals(new Category("quizzes", "Quizzes", new BigDecimal("40.0"), 2, 5), meant);
    }

    @Test
    void theClassItselfIsForAdministrators() {
        fields.put("weighted", "yes");
        fields.put("letters", "");

        assertFalse(typed(false).changesClass(BOOK.section()));
        assertTrue(typed(true).changesClass(BOOK.section()));
        assertEquals(3, typed(true).section(BOOK.section()).version());
    }

    @Test
    void administratorsRenameTheClass() {
        fields.put("letters", "letters");
        fields.put("title", " Algebra, 7b ");

        assertFalse(typed(false).changesClass(BOOK.section()));
        assertTrue(typed(true).changesClass(BOOK.section()));
        assertEquals("Algebra, 7b", typed(true).section(BOOK.section()).title());
        fields.put("title", " ");
        assertFalse(typed(true).isValid());
        assertTrue(typed(false).isValid());
    }

    @Test
    void whatSomebodyElseWroteIsSeenByTheNextAttempt() {
        fields.put("weight.quizzes", "50");
        Category theirs = new Category("quizzes", "Quizzes", new BigDecimal("60"), 1, 9);
        SettingsForm form = typed(false);

        SettingsForm clashing = form.with(form.rows().get(0).clashing(theirs));

        assertFalse(clashing.isValid());
        assertEquals(9, clashing.rows().get(0).shown().version());
        assertEquals("50", clashing.rows().get(0).weight());
    }

    @Test
    void whatNobodyTouchedStaysAsSomebodyElseLeftIt() {
        SettingsForm opened = SettingsForm.of(BOOK, ENGLISH);
        fields.put("seen.quizzes", opened.rows().get(0).before());
        fields.put("version", opened.before());
        fields.put("letters", "letters");
        Category theirs = new Category("quizzes", "Quizzes", new BigDecimal("60"), 1, 9);
        SchoolClass weighted = new SchoolClass("algebra", "Algebra", "maths", "year-26", "letters", true, false, 4);
        Gradebook now = new Gradebook(weighted, 10, List.of(theirs), List.of(), List.of());

        SettingsForm form = SettingsForm.typed(now, true, field -> fields.getOrDefault(field, ""), ENGLISH);

        assertEquals(List.of(), form.changed(now));
        assertEquals("60", form.rows().get(0).weight());
        assertFalse(form.changesClass(weighted));
        assertEquals(4, form.section(weighted).version());
    }

    @Test
    void whatWasTouchedNamesTheVersionThatWasSeen() {
        SettingsForm opened = SettingsForm.of(BOOK, ENGLISH);
        fields.put("seen.quizzes", opened.rows().get(0).before());
        fields.put("weight.quizzes", "50");
        Category theirs = new Category("quizzes", "Quizzes", new BigDecimal("60"), 1, 9);
        Gradebook now = new Gradebook(BOOK.section(), 10, List.of(theirs), List.of(), List.of());

        SettingsForm form = SettingsForm.typed(now, true, field -> fields.getOrDefault(field, ""), ENGLISH);

        assertEquals(5, form.changed(now).get(0).shown().version());
    }

    @Test
    void aRowThatNobodyTouchedGoesWithItsCategoryUnsaid() {
        fields.put("seen.quizzes", SettingsForm.of(BOOK, ENGLISH).rows().get(0).before());
        Gradebook emptied = new Gradebook(BOOK.section(), 10, List.of(), List.of(), List.of());

        assertEquals(List.of(), deleted(BOOK));
        assertEquals(List.of(), deleted(emptied));
        fields.put("weight.quizzes", "50");
        assertEquals(List.of(), deleted(BOOK));
        assertEquals("50", deleted(emptied).get(0).weight());
    }

    private List<CategoryRow> deleted(Gradebook now) {
        return SettingsForm.deleted(now, fields.keySet(), field -> fields.getOrDefault(field, ""), ENGLISH);
    }

    @Test
    void anEmptyRowMakesNoCategory() {
        assertTrue(typed(false).fresh().isBlank());
        fields.put("title.*", "Labs");

        assertEquals(
                new Category("*", "Labs", BigDecimal.ONE, 0, 0),
                typed(false).fresh().meant());
    }
}
