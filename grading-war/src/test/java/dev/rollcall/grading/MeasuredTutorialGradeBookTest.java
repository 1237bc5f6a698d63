package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.grading.gradebook.Fixtures;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.InMemoryTutorialGradeBook;
import dev.rollcall.grading.gradebook.StudentId;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.OpenMetrics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MeasuredTutorialGradeBookTest {

    private final Metrics metrics = Metrics.create();
    private final InMemoryTutorialGradeBook memory = new InMemoryTutorialGradeBook();
    private final MeasuredTutorialGradeBook book = new MeasuredTutorialGradeBook(memory, metrics, new ManualTime());

    private double value(String sample) {
        return OpenMetrics.parse(new String(metrics.page(null).bytes(), StandardCharsets.UTF_8))
                .value(sample);
    }

    @Test
    void onlyGradesThatWereSavedAreCounted() {
        book.fill(Fixtures.twoStudents(), "test");

        book.add(new StudentId(1), Fixtures.gradeOf("80"), "test");
        book.add(new StudentId(99), Fixtures.gradeOf("80"), "test");

        assertEquals(1, value("rollcall_grading_grades_added_total"));
        assertEquals(2, value("rollcall_grading_book_seconds_count{operation=\"add\"}"));
    }

    @Test
    void aDatabaseThatIsAwayIsCounted() {
        memory.away(true);

        assertThrows(GradeBookUnavailableException.class, book::students);

        assertEquals(1, value("rollcall_grading_unavailable_total"));
        assertEquals(1, value("rollcall_grading_book_seconds_count{operation=\"students\"}"));
    }
}
