package dev.rollcall.grading.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Score;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarkTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "85|POINT|GRADED|85",
                "77.5|POINT|GRADED|77.5",
                "1.234|POINT|GRADED|1.234",
                "77,5|COMMA|GRADED|77.5",
                "1,2340|COMMA|GRADED|1.234",
                "0|COMMA|GRADED|0",
                "verspätet 85,5|COMMA|LATE|85.5",
                "sp. 12,5|COMMA|LATE|12.5",
                "７７，５|COMMA|GRADED|77.5",
                "'20\u3000'|POINT|GRADED|20"
            })
    void pointsAreReadWithOrWithoutAState(String field, Decimal decimal, State state, String points) throws Exception {
        Optional<Mark> mark = MarkText.read(field, decimal);

        assertEquals(Optional.of(new Mark(state, Optional.of(Classes.score(points)), Optional.empty())), mark);
    }

    /** The portal's grid runs through the same list. */
    @ParameterizedTest
    @CsvFileSource(resources = "/dev/rollcall/kit/testing/typed-marks.csv", delimiter = '|')
    void marksAreReadAsInTheCellsOfThePortal(String field, String state, @Nullable String points) throws Exception {
        for (Decimal decimal : Decimal.values()) {
            if (state.equals("REFUSED")) {
                assertThrows(RefusedFieldException.class, () -> MarkText.read(field, decimal));
            } else {
                Optional<Score> score = Optional.ofNullable(points).map(Classes::score);
                Mark mark = new Mark(State.valueOf(state), score, Optional.empty());

                assertEquals(Optional.of(mark), MarkText.read(field, decimal));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234|POINT|THOUSANDS",
                "1,234|COMMA|THOUSANDS",
                "1,234 late|COMMA|THOUSANDS",
                "1.234|COMMA|THOUSANDS",
                "1,234.56|POINT|THOUSANDS",
                "1.234,56|COMMA|THOUSANDS",
                "1 234|POINT|THOUSANDS",
                "1\u00a0234,5|COMMA|THOUSANDS",
                "1'234|POINT|THOUSANDS",
                "77,5|POINT|OTHER_DECIMAL",
                "77.5|COMMA|OTHER_DECIMAL",
                "-1|POINT|SCORE",
                "1234567890|POINT|SCORE",
                "0.1234567891|POINT|SCORE",
                "20x|POINT|NO_MARK",
                "2O|POINT|NO_MARK",
                "+5|POINT|NO_MARK",
                "1e3|POINT|NO_MARK",
                "85%|POINT|NO_MARK",
                "5.|POINT|NO_MARK",
                ".5|POINT|NO_MARK",
                "NaN|POINT|NO_MARK",
                "٣|POINT|NO_MARK",
                "B+|POINT|NO_MARK",
                "exc..|POINT|NO_MARK",
                ".|POINT|NO_MARK",
                "85 late late|POINT|NO_MARK",
                "85 86|POINT|NO_MARK",
                "late excused|POINT|NO_MARK",
                "01.05.2026|POINT|NO_MARK",
                "5 excused|POINT|STATE",
                "graded|POINT|STATE"
            })
    void whatIsNotCertainlyAMarkIsRefused(String field, Decimal decimal, Problem problem) {
        RefusedFieldException refusal = assertThrows(RefusedFieldException.class, () -> MarkText.read(field, decimal));

        assertEquals(problem, refusal.problem());
    }

    @ParameterizedTest
    @EnumSource(Decimal.class)
    void everyThousandthIsReadAsItWasWritten(Decimal decimal) throws Exception {
        for (int thousandths = 0; thousandths < 12_000; thousandths += 7) {
            Mark mark = Mark.graded(Classes.score(String.valueOf(thousandths / 1_000.0)));

            assertEquals(Optional.of(mark), MarkText.read(MarkText.write(mark, decimal), decimal));
        }
    }
}
