package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7c Maths 2026/27|7c-Maths-2026-27.csv|7c-Maths-2026-27.csv",
                "Übung, 1. Hälfte|Ubung-1-Halfte.csv|%C3%9Cbung-1-H%C3%A4lfte.csv",
                "../\\\"x\";y|x-y.csv|x-y.csv",
                "数学|algebra.csv|%E6%95%B0%E5%AD%A6.csv",
            })
    void isSafeAndHasAFormInAscii(String text, String ascii, String escaped) {
        assertEquals(
                "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + escaped,
                FileName.of(text, "csv").attachment("algebra"));
    }

    @ParameterizedTest
    @CsvSource({"'',algebra", "' /.. ',algebra"})
    void withoutALetterItIsTheOtherName(String text, String name) {
        assertEquals(
                "attachment; filename=\"" + name + ".csv\"",
                FileName.of(text, "csv").attachment("algebra"));
    }

    @ParameterizedTest
    @CsvSource({"100,80", "80,80", "79,79"})
    void isNotTooLong(int length, int kept) {
        assertEquals(kept, FileName.of("a".repeat(length), "csv").words().length());
    }
}
