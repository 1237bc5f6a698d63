package dev.rollcall.portal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.gradebook.Totals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryViewTest {
    private static final Mark NEAT = Mark.of(State.GRADED, BigDecimal.ONE).commented("neat");
    private static final Total NONE = new Total(null, "");
    private static final Gradebook BOOK = new Gradebook(
            new SchoolClass("algebra", "Algebra", "maths", "year-26", "", false, false, 1),
            9,
            List.of(new Category("first", "Quizzes", BigDecimal.ONE, 0, 1)),
            List.of(new LineItem("first", "Quiz 1", "first", BigDecimal.ONE, null, null, false, true, 2)),
            List.of(new Student("p-ben", "Ben", "Example", null, new Totals(NONE, NONE), Map.of())));

    private static HistoryView.Row row(
            String kind, String item, String person, @Nullable Mark from, @Nullable Mark to) {
        Change change = new Change(1, kind, item, person, from, to, "anna", Instant.EPOCH, "erasure", "", "");
        return HistoryView.rows(BOOK, List.of(change)).get(0);
    }

    @Test
    void workAndCategoriesAreCalledByTheirTitlesAlsoIfTheirIdsAreTheSame() {
        assertEquals("Quiz 1", row("line-item", "first", "", null, null).item());
        assertEquals("Quizzes", row("category", "first", "", null, null).item());
        assertEquals("gone", row("category", "gone", "", null, null).item());
    }

    @Test
    void whoBelongsIsCalledByNameAndWhoeverIsGoneByTheId() {
        assertEquals("Ben Example", row("enrolment", "", "p-ben", null, null).student());
        assertEquals("p-anna", row("enrolment", "", "p-anna", null, null).student());
    }

    @Test
    void anotherCommentIsNoticed() {
        assertTrue(row("result", "first", "p-ben", NEAT.commented(""), NEAT).isRecommented());
        assertTrue(row("result", "first", "p-ben", NEAT, null).isRecommented());
        assertFalse(row("result", "first", "p-ben", NEAT, NEAT).isRecommented());
        assertFalse(row("enrolment", "", "p-ben", null, null).isRecommented());
    }

    @Test
    void thereAreWordsForWhatTheGradeBookDoesByItself() {
        assertEquals("erasure", row("person", "", "p-ben", null, null).through());
    }
}
