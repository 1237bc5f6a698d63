package dev.rollcall.kit.log.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Map;
import org.junit.jupiter.api.Test;

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

    @Test
    void everyScriptStaysAsItIs() {
        String text = "Grüße, Привет, 你好, שלום, مرحبا, नमस्ते, 😀";

        assertSame(text, OneLine.of(text));
    }
}
