package dev.rollcall.grading.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quiz 9",
                "小テスト 9",
                "اختبار قصير",
                "Контрольная № 2",
                "👩\u200D🎓 Finals 🎉",
                "e\u0301tude",
                "a\u00A0b",
                "<b>&\"'",
                "१२३"
            })
    void anyScriptAndEmojiAreKept(String text) {
        assertEquals(text, new Title(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u00A0", "\u200B", "\u200B \u2060", "\uFEFF"})
    void blankIsRefused(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Title(text));

        assertEquals("Title must not be blank", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\nb", "a\rb", "a\tb", "\u0000", "a\u001Bb", "a\u007F", "a\u0085b", "a\u2028b", "a\u2029b"})
    void controlCharactersAndLineBreaksAreRefused(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new Title(text));

        assertEquals("Title must not hold control characters or line breaks", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069"})
    void whatTurnsTextAroundIsRefused(String turn) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new PersonName("Ada" + turn, "Lovelace"));

        assertEquals(
                "Given name must not hold characters that turn the direction of text around", refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"C++\u200F \u0645\u0628\u0631\u0645\u062C", "\u05D0\u200E!", "\u061C1"})
    void marksThatRightToLeftScriptsNeedAreKept(String text) {
        assertEquals(text, new Title(text).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uDE00b"})
    void halvesOfCharactersAreRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new Title(text));
    }

    @Test
    void lengthIsCountedInCharactersOfAnyScript() {
        String longest = "🎓".repeat(Title.MAX_LENGTH);

        assertEquals(longest, new Title(longest).text());
        assertEquals(
                "Title must have at most 200 characters but had 201",
                assertThrows(IllegalArgumentException.class, () -> new Title(longest + "x"))
                        .getMessage());
    }

    @Test
    void whiteSpaceAtTheEndsIsDropped() {
        assertEquals("Quiz 9", new Title("  Quiz 9\u3000").text());
    }

    @Test
    void typesAndNamesFollowTheSameRule() {
        assertEquals("Exam", new GradeType("Exam").toString());
        assertEquals(
                "Type must have at most 32 characters but had 33",
                assertThrows(IllegalArgumentException.class, () -> new GradeType("x".repeat(33)))
                        .getMessage());
        assertEquals(
                "Family name must not be blank",
                assertThrows(IllegalArgumentException.class, () -> new PersonName("Averill", " "))
                        .getMessage());
    }
}
