package dev.rollcall.grading.oneroster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarksTest {
    private static final Optional<Score> POINTS = Optional.of(new Score(BigDecimal.TEN));
    private static final Optional<Score> NONE = Optional.empty();

    static Stream<Mark> marks() {
        return Stream.of(
                new Mark(State.GRADED, POINTS, Optional.empty()),
                new Mark(State.UNGRADED, NONE, Optional.empty()),
                new Mark(State.MISSING, NONE, Optional.empty()),
                new Mark(State.EXCUSED, NONE, Optional.empty()),
                new Mark(State.LATE, POINTS, Optional.empty()),
                new Mark(State.LATE, NONE, Optional.empty()),
                new Mark(State.INCOMPLETE, POINTS, Optional.empty()),
                new Mark(State.INCOMPLETE, NONE, Optional.empty()));
    }

    private static Row row(Map<String, String> fields) {
        Map<String, Integer> columns = new HashMap<>();
        List<String> values = new ArrayList<>();
        fields.forEach((column, value) -> {
            columns.put(column, values.size());
            values.add(value);
        });
        return new Row(Part.RESULTS, 2, columns, values);
    }

    @ParameterizedTest
    @MethodSource("marks")
    void whatIsWrittenReadsBackAsTheSame(Mark mark) throws RowRefusedException {
        assertEquals(mark.state(), Marks.state(row(Marks.columns(mark)), mark.score()));
    }

    @ParameterizedTest
    @CsvSource({
        "fully graded, 5, , GRADED",
        "fully graded, 0, , GRADED",
        "partially graded, 5, , INCOMPLETE",
        "partially graded, , , INCOMPLETE",
        "submitted, , , UNGRADED",
        "submitted, , late, LATE",
        "not submitted, 0, , UNGRADED",
        "not submitted, 5, , GRADED",
        "not submitted, 0, missing, MISSING",
        "fully graded, 5, missing, GRADED",
        "exempt, 5, missing, EXCUSED"
    })
    void otherWaysToSayItAreUnderstood(String status, String score, String flag, State expected)
            throws RowRefusedException {
        Map<String, String> fields = new HashMap<>(Map.of("scoreStatus", status));
        if (flag != null) {
            fields.put(flag, "true");
        }

        assertEquals(
                expected,
                Marks.state(
                        row(fields),
                        Optional.ofNullable(score).map(BigDecimal::new).map(Score::new)));
    }

    @ParameterizedTest
    @CsvSource({"fully graded, EMPTY", "Fully graded, VALUE", "'', EMPTY"})
    void whatSaysNothingIsRefused(String status, Fault fault) {
        RowRefusedException refused =
                assertThrows(RowRefusedException.class, () -> Marks.state(row(Map.of("scoreStatus", status)), NONE));

        assertEquals(fault, refused.fault());
    }

    @Test
    void flagsAreTrueOrFalse() {
        assertThrows(
                RowRefusedException.class,
                () -> Marks.state(row(Map.of("scoreStatus", "exempt", "late", "yes")), NONE));
    }
}
