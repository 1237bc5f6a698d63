package dev.rollcall.portal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a sentence is put together, it says what a {@link MessageFormat} says. */
class SentenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing to put in",
                "{0}",
                "{0}{1}",
                "It''s {0} of {1}.",
                "{1} before {0}, and {1} again",
                "'{0}' stands as it is, {0} does not",
                "{2} without the others",
                "{0,choice,0#none|1#one|1<{0} of them} and {1}",
                "{0,number,#.#} of {1}"
            })
    void saysWhatTheFormatSays(String pattern) {
        assertSame(pattern, "a", "{0}", "\uE001");
        assertSame(pattern, 1234.5, "b", "c");
        assertSame(pattern, 1);
        assertSame(pattern, 0, 2_000, 'x');
    }

    private static void assertSame(String pattern, Object... arguments) {
        Sentence sentence = new Sentence(pattern, Locale.GERMANY);
        if (pattern.contains("{0,") && arguments[0] instanceof String) {
            return; // no format takes that
        }
        assertEquals(new MessageFormat(pattern, Locale.GERMANY).format(arguments), sentence.with(arguments));
    }

    @Test
    void withoutArgumentsThePlacesStayForAScriptToFill() {
        assertEquals("It's {0} of {1}", new Sentence("It''s {0} of {1}", Locale.UK).with());
    }
}
