package dev.rollcall.portal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "größe €",
                "👩‍🔬 ok",
                "C++\u200F مبرمج",
                "שלום\u200E!",
                "\u06DD١",
                "\uD804\uDCBD",
                "two\nlines\tand a tab",
                "<b>&"
            })
    void ordinaryTextStaysAsItIs(String text) {
        assertEquals(text, Visible.of(text));
    }

    @Test
    void whatIsNotSeenIsSpelledOut() {
        assertEquals(
                "a\\u0000b\\u001B[2J\\u0085\\u202Egnp\\u2028\\uFEFF",
                Visible.of("a\0b\u001b[2J\u0085\u202egnp\u2028\ufeff"));
    }

    @Test
    void whatIsNotSeenIsSpelledOutBeyondTheFirstPlaneToo() {
        assertEquals("👩a\\uE0001\\u1D173b", Visible.of("👩a\udb40\udc01\ud834\udd73b"));
    }
}
