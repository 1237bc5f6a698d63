package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The largest class there is: 2,000 students, 40 items in five categories that drop two each. */
class LargeClassTest {
    private static final long SEED = 20261129;
    private static final int STUDENTS = 2_000;
    private static final int ITEMS = 40;
    private static final int CATEGORIES = 5;
    private static final List<Mark> NONE =
            Stream.of("ungraded", "missing", "excused").map(Classroom::mark).toList();

    private final Random random = new Random(SEED);
    private final Scheme scheme = scheme();
    private final List<Map<Id, Mark>> students =
            IntStream.range(0, STUDENTS).mapToObj(student -> marks()).toList();

    private static Scheme scheme() {
        List<Category> categories = IntStream.range(0, CATEGORIES)
                .mapToObj(i -> RandomClass.category(i, BigDecimal.valueOf(10 + i), 2))
                .toList();
        List<LineItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Classroom.item(
                    i, Optional.of("category-" + i % CATEGORIES), BigDecimal.valueOf(10 + 5 * (i % 7)), i % 13 == 12));
        }
        return new Scheme(categories, items, true, Missing.ZERO, Optional.empty(), 2);
    }

    private Map<Id, Mark> marks() {
        Map<Id, Mark> marks = new HashMap<>();
        for (LineItem item : scheme.items()) {
            int chance = random.nextInt(20);
            marks.put(item.id(), chance < NONE.size() ? NONE.get(chance) : points(item));
        }
        return marks;
    }

    /** In quarters of a point. */
    private Mark points(LineItem item) {
        int quarters = random.nextInt(item.maximum().points().intValueExact() * 4 + 1);
        return Mark.graded(new Score(BigDecimal.valueOf(quarters * 25L, 2)));
    }

    private ClassStatistics calculate() {
        Calculator calculator = new Calculator(scheme);
        List<Totals> totals = students.stream()
                .map(marks -> calculator.totals(marks::get, any -> true))
                .toList();
        return ClassStatistics.of(totals, scheme);
    }

    @Test
    void everybodyIsInTheStatistics() {
        ClassStatistics statistics = calculate();

        assertEquals(STUDENTS, statistics.current().orElseThrow().count());
        assertEquals(STUDENTS, statistics.finished().orElseThrow().count());
        assertEquals(ITEMS, statistics.items().size());
    }
}
