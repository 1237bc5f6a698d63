package dev.rollcall.portal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.LetterScheme;
import dev.rollcall.portal.gradebook.LetterScheme.Letter;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LettersFormTest {
    private static final Texts GERMAN = Texts.in(Language.GERMAN);
    private static final LetterScheme SCHEME = new LetterScheme(
            "marks", "Noten", List.of(new Letter("1", new BigDecimal("87.5")), new Letter("6", BigDecimal.ZERO)), 4);

    private final Map<String, String> fields = new HashMap<>(Map.of("title", "Noten", "version", "4"));

    private LettersForm typed(String... lines) {
        for (int line = 0; line < lines.length; line++) {
            String[] parts = lines[line].split(" ", -1);
            fields.put("letter." + line, parts[0]);
            fields.put("from." + line, parts[1]);
        }
        return LettersForm.typed("marks", field -> fields.getOrDefault(field, ""), GERMAN);
    }

    @Test
    void whatIsSentBackAsItWasShownChangesNothing() {
        LettersForm shown = LettersForm.of(SCHEME, GERMAN);
        shown.lines().forEach(line -> {
            fields.put(line.field(LetterLine.NAME), line.name());
            fields.put(line.field(LetterLine.FROM), line.from());
        });

        assertEquals("87,5", shown.lines().get(0).from());
        assertEquals(SCHEME, typed().scheme());
    }

    @Test
    void aLineThatWasEmptiedIsLeftOutAndThereIsRoomForMore() {
        LettersForm form = typed("1 90", " ", "2 75", "6 0");

        assertTrue(form.isValid());
        assertEquals(
                List.of("1", "2", "6"),
                form.scheme().letters().stream().map(Letter::name).toList());
        assertEquals(6, form.lines().size());
        assertEquals("letter.5", form.lines().get(5).field(LetterLine.NAME));
    }

    @Test
    void lettersDifferAndTheLowestBeginsAtZero() {
        assertEquals(1, typed("1 90", "1 0").errors().size());
        assertEquals(1, typed("1 0", "2 0,0").errors().size());
        assertEquals(1, typed("1 90", "2 50").errors().size());
        assertTrue(typed("1 90", "2 0").isValid());
    }

    @Test
    void whatCannotBeReadStaysInItsLine() {
        LettersForm form = typed("1 viel", "6 0");

        assertFalse(form.isValid());
        assertEquals("viel", form.lines().get(0).from());
        assertFalse(form.lines().get(0).error().isEmpty());
        assertEquals(List.of(), form.errors(), "the rest is judged when all can be read");
    }

    @Test
    void whoWasTooSlowSeesTheVersionThatStandsThere() {
        assertEquals(9, typed("1 0").refused("zu langsam", 9).scheme().version());
        assertFalse(typed("1 0").refused("zu langsam", 9).isValid());
    }
}
