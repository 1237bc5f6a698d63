package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Id;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassStatisticsTest {
    private static final Id FIRST = new Id("item-0");
    private static final Id SECOND = new Id("item-1");

    /** Students who have these results in the same items, of which the lowest is dropped. */
    private static ClassStatistics of(String... students) {
        List<Classroom> each = Arrays.stream(students)
                .map(results -> new Classroom().category("homework", "1", 1).has("homework", results.split(" ")))
                .toList();
        return ClassStatistics.of(
                each.stream().map(Classroom::totals).toList(), each.get(0).scheme());
    }

    @Test
    void ofNobodyAreNone() {
        assertEquals(
                new ClassStatistics(Map.of(), Optional.empty(), Optional.empty()),
                ClassStatistics.of(
                        List.of(), new Classroom().has("", "ungraded/10").scheme()));
    }

    @Test
    void ofAnItemAreItsPointsDroppedOrNot() {
        Statistics first = of("8/10 4/20", "6.0/10 15/20", "6/10 20/20").items().get(FIRST);

        assertEquals(
                new Statistics(
                        3,
                        new BigDecimal("6.67"),
                        new BigDecimal("6.00"),
                        new BigDecimal("6.00"),
                        new BigDecimal("8.00"),
                        new BigDecimal("0.94"),
                        List.of(0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 0)),
                first);
    }

    @Test
    void missingWorkIsWorthNothingAndWhatIsLeftOutIsNotThere() {
        Map<Id, Statistics> items =
                of("8/10 4/20", "6/10 missing/20", "6/10 excused/20").items();

        assertEquals(2, items.get(SECOND).count());
        assertEquals(new BigDecimal("2.00"), items.get(SECOND).mean());
        assertEquals(Set.of(FIRST), of("8/10 ungraded/20").items().keySet());
    }

    @Test
    void currentAndFinalAveragesAreCountedApart() {
        ClassStatistics statistics =
                of("8/10 ungraded/10 ungraded/10", "5/10 5/10 5/10", "excused/10 excused/10 excused/10");

        Statistics current = statistics.current().orElseThrow();
        assertEquals(2, current.count());
        assertEquals(new BigDecimal("65.00"), current.mean());
        assertEquals(List.of(0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0), current.tenths());
        Statistics finished = statistics.finished().orElseThrow();
        assertEquals(2, finished.count());
        assertEquals(new BigDecimal("45.00"), finished.mean());
    }
}
