package dev.rollcall.portal.grid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Parsed;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.grid.CellText.Reading;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.UnreadableNumberException;
import java.math.BigDecimal;

/** What people type into cells and into fields for numbers: what is understood is shown so that it is understood as the same. */
public final class CellFuzz {
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(40);

    private CellFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String typed = new String(input, UTF_8);
        for (Language language : Language.values()) {
            Texts texts = Texts.in(language);
            Parsed.unlessRefused(() -> texts.decimal(typed), UnreadableNumberException.class)
                    .ifPresent(number -> isANumber(number, texts));
            Reading reading = CellText.read(typed, "neat", texts);
            Mark mark = reading.mark();
            assertEquals(mark == null, !reading.error().isEmpty(), reading::error);
            if (mark != null) {
                assertEquals("neat", mark.comment());
                assertSame(
                        mark,
                        CellText.read(CellText.of(mark, texts), "neat", texts).mark());
            }
        }
    }

    private static void isANumber(BigDecimal number, Texts texts) {
        assertTrue(number.abs().compareTo(LIMIT) < 0, number::toString);
        String shown = texts.exact(number);
        assertFalse(shown.contains("E"), shown);
        Parsed.unlessRefused(() -> texts.decimal(shown), UnreadableNumberException.class)
                .ifPresent(again -> assertEquals(0, number.compareTo(again), shown));
    }

    private static void assertSame(Mark mark, Mark again) {
        assertEquals(mark.state(), again.state());
        assertEquals(mark.score() == null, again.score() == null);
        assertTrue(mark.score() == null || mark.score().compareTo(again.score()) == 0, again::toString);
    }
}
