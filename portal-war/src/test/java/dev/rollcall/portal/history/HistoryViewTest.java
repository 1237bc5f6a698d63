package dev.rollcall.portal.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Difference;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
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
            List.of(new Student(
                    new Person("p-ben", "Ben", "Example", "", 0), false, null, new Totals(NONE, NONE), Map.of())));

    private static final List<Person> PEOPLE =
            List.of(new Person("p-anna", "Anna", "Example", "anna", 1), new Person("p-ben", "Ben", "Namesake", "", 1));

    private static HistoryView.Row row(
            String kind, String item, String person, @Nullable Mark from, @Nullable Mark to) {
        Change change = new Change(
                1,
                kind,
                item,
                person,
                from,
                to,
                Change.Effect.CHANGED,
                List.of(),
                "anna",
                Instant.EPOCH,
                "erasure",
                "",
                "");
        return HistoryView.rows(BOOK, new Changes(List.of(change), PEOPLE, "")).get(0);
    }

    @Test
    void workAndCategoriesAreCalledByTheirTitlesAlsoIfTheirIdsAreTheSame() {
        assertEquals("Quiz 1", row("line-item", "first", "", null, null).item());
        assertEquals("Quizzes", row("category", "first", "", null, null).item());
        assertEquals("gone", row("category", "gone", "", null, null).item());
    }

    @Test
    void whoIsKnownIsCalledByNameAndWhoeverIsGoneByTheId() {
        assertEquals(
                "Ben Example", row("enrolment", "", "p-ben", null, null).student(), "as the class tells them apart");
        assertEquals("Anna Example", row("enrolment", "", "p-anna", null, null).student());
        assertEquals("p-gone", row("enrolment", "", "p-gone", null, null).student());
    }

    @Test
    void whoMadeAChangeIsCalledByNameIfTheLoginNameIsKnown() {
        assertEquals("Anna Example", row("result", "first", "p-ben", null, NEAT).by());
        Changes changes = new Changes(
                List.of(row("result", "first", "p-ben", null, NEAT).change()),
                List.of(new Person("p-ben", "Ben", "Example", "", 1)),
                "");

        assertEquals("", HistoryView.rows(BOOK, changes).get(0).by());
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

    @Test
    void whatBecameOfAThingIsToldInWordsOfTheLanguage() {
        List<Difference> differences = List.of(
                new Difference("weight", new BigDecimal("29.5"), BigDecimal.TEN),
                new Difference("category", null, "first"),
                new Difference("published", false, true),
                new Difference("endDate", "2026-11-15", "someday"),
                new Difference("role", "student", "guest"),
                new Difference("colour", null, "red"));
        Change change = new Change(
                1, "line-item", "first", "", null, null, Change.Effect.CHANGED, differences, "", null, "", "", "");

        HistoryView.Row row =
                HistoryView.rows(BOOK, new Changes(List.of(change), PEOPLE, "")).get(0);

        assertEquals("line-item.changed", row.kind());
        assertEquals(
                List.of(
                        new Told("Gewicht", "29,5", "10"),
                        new Told("Kategorie", "–", "Quizzes"),
                        new Told("Veröffentlicht", "nein", "ja"),
                        new Told("Letzter Tag", "14. Nov. 2026", "someday"),
                        new Told("Rolle", "Schülerin, Schüler", "guest"),
                        new Told("colour", "–", "red")),
                row.told(Texts.in(Language.GERMAN)));
    }
}
