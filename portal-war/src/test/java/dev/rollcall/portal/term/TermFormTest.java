package dev.rollcall.portal.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-07-31 |",
                "9999-12-30 |",
                "9999-12-31 | That is too far ahead: choose an earlier day.",
                "2026-08-31 | The last day must not be before the first.",
                "31.7.2027  | This is not a day. Type it as 2026-12-01."
            })
    void theLastDayIsChecked(String until, String error) {
        Map<String, String> fields = Map.of("title", "2026/27", "from", "2026-09-01", "until", until);

        Map<String, String> errors = TermForm.typed("year-26", field -> fields.getOrDefault(field, ""), ENGLISH)
                .errors();

        assertEquals(error == null ? Map.of() : Map.of("until", error), errors);
    }
}
