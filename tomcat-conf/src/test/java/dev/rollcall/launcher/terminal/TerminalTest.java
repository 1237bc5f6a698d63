package dev.rollcall.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "correct horse|,correct horse",
                "first|second|,first",
                "no end,no end",
                "grün|,grün",
                " blanks |, blanks "
            })
    void pipedPasswordIsTheFirstLine(String input, String password) {
        assertEquals(password, terminal(input.replace('|', '\n')).newPassword("ada"));
    }

    @ParameterizedTest
    @CsvSource({"''", "'|'"})
    void withoutInputThePasswordIsEmpty(String input) {
        assertEquals("", terminal(input.replace('|', '\n')).newPassword("ada"));
    }

    private static Terminal terminal(String input) {
        return new Terminal(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), NOWHERE, NOWHERE, Map.of(), null);
    }
}
