package dev.rollcall.portal.item;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemFormTest {
    private static final Texts GERMAN = Texts.in(Language.GERMAN);
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

    private static ItemForm typed(Map<String, String> fields, Texts texts) {
        return ItemForm.typed(field -> fields.getOrDefault(field, ""), texts);
    }

    @Test
    void whatIsShownIsReadAgainAsItWas() {
        LineItem item = new LineItem(
                "quiz", "Quiz 1", "quizzes", new BigDecimal("17.125"), null, LocalDate.of(2026, 12, 1), true, true, 6);
        ItemForm form = ItemForm.of(item, GERMAN);
        Map<String, String> fields = new HashMap<>(Map.of(
                ItemForm.TITLE, form.title(), ItemForm.MAXIMUM, form.maximum(), ItemForm.CATEGORY, form.category()));
        fields.putAll(Map.of(ItemForm.DUE, form.due(), ItemForm.EXTRA, "yes", ItemForm.PUBLISHED, "yes"));
        fields.put(ItemForm.VERSION, "6");

        assertEquals("17,125", form.maximum());
        assertEquals(item, typed(fields, GERMAN).item("quiz", GERMAN));
    }

    @ParameterizedTest
    @CsvSource({
        "title, '', 'Say what it is, for example “Quiz 3”.'",
        "maximum, -5, The maximum cannot be negative.",
        "maximum, 1234567890, Use at most 9 digits.",
        "maximum, x, This is not a number. Type something like 85 or 77.5.",
        "due, 1.12.2026, This is not a day. Type it as 2026-12-01.",
        "due, +12026-12-01, This is not a day. Type it as 2026-12-01.",
        "assigned, 2026-02-30, This is not a day. Type it as 2026-12-01."
    })
    void whatMakesNoSenseIsSaid(String field, String value, String sentence) {
        Map<String, String> fields = new HashMap<>(Map.of(ItemForm.TITLE, "Quiz", ItemForm.MAXIMUM, "20"));
        assertTrue(typed(fields, ENGLISH).isValid());
        fields.put(field, value);

        ItemForm form = typed(fields, ENGLISH);

        assertFalse(form.isValid());
        assertEquals(sentence, form.error(field));
    }
}
