package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a class looks like as a file. */
class SheetTextTest {
    private static final StudentSummary.Average NOTHING = StudentSummary.Average.NONE;

    private final Sheet sheet = Classes.small(Classes.result("quiz", "p-cleo", Mark.graded(Classes.score("17.5")), 3));

    private String text(Map<Id, StudentSummary> summaries, Delimiter delimiter) {
        return new String(new SheetText(sheet, summaries, delimiter).bytes(), StandardCharsets.UTF_8).substring(1);
    }

    private static StudentSummary.Average average(String percent, String letter) {
        return new StudentSummary.Average(
                Optional.of(new BigDecimal(percent)), Optional.of(letter).filter(one -> !one.isEmpty()));
    }

    @Test
    void whatCountsStandsBesideTheNameWithTheLettersOfTheClass() {
        StudentSummary cleo = new StudentSummary(Optional.empty(), average("87.5", "B+"), average("43.75", "-"));

        assertEquals(
                """
                Student ID;Username;Given name;Family name;Current average;Current letter;Final average;Final letter;\
                Essay [essay];Essay [essay-2];Quiz 1 [quiz]
                p-ben;Ben@example.org;Ben;Example;;;;;;;
                p-cleo;cleo;Cleo;Example;"87,5";B+;"43,75";'-;;;"17,5"
                """, text(Map.of(new Id("p-cleo"), cleo), Delimiter.SEMICOLON).replace("\r\n", "\n"));
    }

    @Test
    void whoHasLeftComesLastWithTheLastDayAndAClassWithoutLettersHasNone() {
        StudentSummary ben = new StudentSummary(Optional.of(LocalDate.of(2026, 10, 15)), NOTHING, average("0", ""));

        assertEquals("""
                Student ID,Username,Given name,Family name,Until,Current average,Final average,Essay [essay],\
                Essay [essay-2],Quiz 1 [quiz]
                p-cleo,cleo,Cleo,Example,,,,,,17.5
                p-ben,Ben@example.org,Ben,Example,2026-10-15,,0,,,
                """, text(Map.of(new Id("p-ben"), ben), Delimiter.COMMA).replace("\r\n", "\n"));
    }
}
