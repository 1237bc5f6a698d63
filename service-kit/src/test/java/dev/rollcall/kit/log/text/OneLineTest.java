package dev.rollcall.kit.log.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneLineTest {

    private static Map<String, String> unsafe() {
        return Map.of(
                "a\r\nb", "a\\r\\nb",
                "tab\there", "tab\\there",
                "bell\u0007", "bell\\u0007",
                "\u001b[2Jgone", "\\u001b[2Jgone",
                "nul\u0000", "nul\\u0000",
                "\u0085next", "\\u0085next",
                "\u2028line\u2029paragraph", "\\u2028line\\u2029paragraph",
                "user\u202egpj.exe", "user\\u202egpj.exe",
                "\u2066isolated\u2069", "\\u2066isolated\\u2069");
    }

    @Test
    void whatCouldForgeOrHideALineIsEscaped() {
        unsafe().forEach((text, expected) -> assertEquals(expected, OneLine.of(text)));
    }

    @ParameterizedTest
    @CsvSource({"0000, 001f", "007f, 009f", "061c, 061c", "200e, 200f", "2028, 202e", "2066, 2069"})
    void whatIsUnsafeBeginsAndEndsThere(String from, String to) {
        char first = (char) Integer.parseInt(from, 16);
        char last = (char) Integer.parseInt(to, 16);

        assertTrue(IntStream.rangeClosed(first, last).allMatch(c -> OneLine.isUnsafe((char) c)));
        assertFalse(OneLine.isUnsafe((char) (last + 1)));
        assertFalse(first > 0 && OneLine.isUnsafe((char) (first - 1)));
    }

    @Test
    void everyScriptStaysAsItIs() {
        String text = "Grüße, Привет, 你好, שלום, مرحبا, नमस्ते, 😀";

        assertSame(text, OneLine.of(text));
    }
}
