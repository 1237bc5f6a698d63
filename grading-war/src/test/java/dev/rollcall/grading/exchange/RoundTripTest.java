package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.kit.testing.Scale;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random classes, from a fixed seed: what goes out and comes in again changes nothing. */
class RoundTripTest {
    private static final int ROUNDS = Scale.of(150, 5_000);
    private static final long SEED = 20261126;

    @ParameterizedTest
    @EnumSource(Delimiter.class)
    void whatWasWrittenChangesNothing(Delimiter delimiter) {
        for (int round = 0; round < ROUNDS; round++) {
            for (boolean erase : new boolean[] {false, true}) {
                Sheet sheet = Classes.random(new Random(SEED + round));

                Plan plan = plan(sheet, text(sheet, delimiter).bytes(), erase);

                assertEquals(List.of(), plan.refusals(), "round " + round);
                assertEquals(List.of(), plan.entries(), "round " + round);
                assertEquals(sheet.results().size(), plan.counts().unchanged(), "round " + round);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Delimiter.class)
    void whatWasWrittenOfOneMakesTheOtherTheSame(Delimiter delimiter) {
        for (int round = 0; round < ROUNDS; round++) {
            Sheet wanted = Classes.random(new Random(SEED + round));
            Sheet empty = new Sheet(wanted.items(), wanted.students(), Map.of());

            Plan plan = plan(empty, text(wanted, delimiter).bytes(), false);

            Map<Cell, Mark> made = new HashMap<>();
            plan.entries().forEach(entry -> made.put(entry.cell(), entry.after().orElseThrow()));
            assertEquals(marks(wanted), made, "round " + round);
        }
    }

    @ParameterizedTest
    @EnumSource(Delimiter.class)
    void aPlanThatIsKeptIsTheSamePlan(Delimiter delimiter) {
        for (int round = 0; round < ROUNDS; round++) {
            Sheet before = Classes.random(new Random(SEED + round));
            Sheet other = Classes.random(new Random(SEED + round + 1));

            Plan plan = plan(before, text(other, delimiter).bytes(), true);

            assertEquals(plan, PlanText.read(PlanText.write(plan)), "round " + round);
        }
    }

    @ParameterizedTest
    @EnumSource(Delimiter.class)
    void noFieldIsAFormula(Delimiter delimiter) {
        for (int round = 0; round < ROUNDS; round++) {
            String text = text(
                    text(Classes.random(new Random(SEED + round)), delimiter).bytes());
            CsvTable table = CsvTable.of(text.substring(1), Optional.of(delimiter));

            assertTrue(table.head().fields().stream().noneMatch(RoundTripTest::isFormula), text);
            assertTrue(
                    table.body().stream()
                            .flatMap(line -> line.fields().stream())
                            .noneMatch(RoundTripTest::isFormula),
                    text);
        }
    }

    /** With averages and letters, and somebody who has left. */
    private static SheetText text(Sheet sheet, Delimiter delimiter) {
        Map<Id, StudentSummary> summaries = new HashMap<>();
        for (Person student : sheet.students()) {
            StudentSummary.Average average =
                    new StudentSummary.Average(Optional.of(new BigDecimal("66.67")), Optional.of("-"));
            Optional<LocalDate> lastDay =
                    Optional.of(LocalDate.of(2026, 10, 15)).filter(day -> summaries.isEmpty());
            summaries.put(student.id(), new StudentSummary(lastDay, average, StudentSummary.Average.NONE));
        }
        return new SheetText(sheet, summaries, delimiter);
    }

    private static boolean isFormula(String field) {
        return !field.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(field.charAt(0)) >= 0;
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }

    private static Plan plan(Sheet sheet, byte[] file, boolean erase) {
        Options options = new Options(Optional.empty(), Optional.empty(), Optional.empty(), erase);
        return new Planner(sheet, options).plan(file);
    }

    private static Map<Cell, Mark> marks(Sheet sheet) {
        Map<Cell, Mark> marks = new HashMap<>();
        for (Result result : sheet.results().values()) {
            marks.put(result.cell(), result.mark());
        }
        return marks;
    }
}
