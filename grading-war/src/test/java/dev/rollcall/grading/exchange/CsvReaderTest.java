package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvReaderTest {
    private static final CsvReader.Limits LIMITS = new CsvReader.Limits(10, 5, 20, 30);

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a,b\nc,d", List.of(List.of("a", "b"), List.of("c", "d"))),
                Arguments.of("a,b\r\nc,d\r\n", List.of(List.of("a", "b"), List.of("c", "d"))),
                Arguments.of("a\rb\r", List.of(List.of("a"), List.of("b"))),
                Arguments.of("a,,\n", List.of(List.of("a", "", ""))),
                Arguments.of("\n", List.of(List.of(""))),
                Arguments.of("\"a,b\",c", List.of(List.of("a,b", "c"))),
                Arguments.of("\"\",\"\"\"\",\"a\"\"b\"", List.of(List.of("", "\"", "a\"b"))),
                Arguments.of("\"a\r\nb\",c\n", List.of(List.of("a\r\nb", "c"))),
                Arguments.of("5\" disk,x", List.of(List.of("5\" disk", "x"))),
                Arguments.of(" \"a\" ,b", List.of(List.of(" \"a\" ", "b"))));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void fieldsAreWhatRfc4180Says(String text, List<List<String>> expected) {
        assertEquals(expected, read(text).stream().map(CsvLine::fields).toList());
    }

    @Test
    void recordsKnowTheLineTheyBeginIn() {
        List<CsvLine> lines = read("a\n\"b\r\nb\rb\nb\",c\r\nd\re");

        assertEquals(List.of(1, 2, 6, 7), lines.stream().map(CsvLine::number).toList());
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("a\nb,\"c\nd", Reason.QUOTES, "Line 2: a quotation mark is not closed."),
                Arguments.of("\"a\"b", Reason.QUOTES, "Line 1: something follows a closing quotation mark."),
                Arguments.of("\n".repeat(11), Reason.SIZE, "Line 11: The file has more than 10 lines."),
                Arguments.of("a,b,c,d,e,f", Reason.SIZE, "Line 1: There are more than 5 columns."),
                Arguments.of("a,b,c,d\n".repeat(6), Reason.SIZE, "Line 6: The file has more than 20 fields."),
                Arguments.of(
                        "\"" + "x".repeat(31) + "\"", Reason.SIZE, "Line 1: A field has more than 30 characters."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotOrIsTooMuchIsRefusedWithItsLine(String text, Reason reason, String sentence) {
        FileRefusedException refusal = assertThrows(FileRefusedException.class, () -> read(text));

        assertEquals(reason, refusal.reason());
        assertEquals(sentence, refusal.sentence());
    }

    private static List<CsvLine> read(String text) {
        CsvReader reader = new CsvReader(text, ',', LIMITS);
        List<CsvLine> lines = new ArrayList<>();
        for (CsvLine line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }
}
