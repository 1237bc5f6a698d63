package dev.rollcall.portal.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewClassFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Map<String, String> ALL_NEW = Map.of(
            "title", " Latin, 7b ",
            "new-course", " Latin",
            "new-term", "2027/28 ",
            "from", "2027-09-01",
            "until", "2028-07-31");

    private static final Term YEAR =
            new Term("year-26", "2026/27", LocalDate.of(2026, 9, 1), LocalDate.of(2027, 8, 1), false, 0);

    private static NewClassForm typed(Map<String, String> fields) {
        return NewClassForm.typed(
                field -> fields.getOrDefault(field, ""),
                List.of(section("algebra", "Algebra", "year-25")),
                List.of(new Course("maths", "Mathematics")),
                List.of(
                        YEAR,
                        new Term("year-27", "2027/28", LocalDate.of(2027, 9, 1), null, false, 0),
                        new Term("year-20", "2020/21", LocalDate.of(2020, 9, 1), null, true, 0)),
                ENGLISH);
    }

    private static SchoolClass section(String id, String title, String term) {
        return new SchoolClass(id, title, "maths", term, "letters", true, false, 3);
    }

    @Test
    void courseAndTermAreChosen() {
        NewClassForm form = typed(Map.of("title", "Algebra", "course", "maths", "term", "year-26"));

        assertEquals(Optional.empty(), form.courseToMake());
        assertEquals(Optional.empty(), form.termToMake());
        assertEquals(new SchoolClass("", "Algebra", "maths", "year-26", "", false, false, 0), form.section());
    }

    @Test
    void noTermIsMadeWithTheTitleOfOneThatIsClosed() {
        Map<String, String> fields = new HashMap<>(ALL_NEW);
        fields.put("new-term", " 2020/21");

        NewClassForm form = typed(fields);

        assertEquals(Set.of("new-term"), form.errors().keySet());
        assertEquals(
                Set.of("term"),
                typed(Map.of("title", "Latin", "new-course", "Latin", "term", "year-20"))
                        .errors()
                        .keySet());
    }

    @Test
    void newOnesAreMadeFirstAndTheDayAfterTheLastIsKept() {
        NewClassForm form = typed(ALL_NEW);

        assertEquals(Optional.of(new Course("", "Latin")), form.courseToMake());
        Term term = new Term("", "2027/28", LocalDate.of(2027, 9, 1), LocalDate.of(2028, 8, 1), false, 0);
        assertEquals(Optional.of(term), form.termToMake());
        NewClassForm made = form.ofTerm("t-1").ofCourse("c-1");
        assertEquals(new SchoolClass("", "Latin, 7b", "c-1", "t-1", "", false, false, 0), made.section());
        assertEquals(Optional.empty(), made.courseToMake());
        assertEquals(Optional.empty(), made.termToMake());
    }

    @Test
    void whatIsThereAlreadyIsNotMadeAgain() {
        Map<String, String> fields = new HashMap<>(ALL_NEW);
        fields.putAll(Map.of("new-course", " mathematics", "new-term", "2026/27", "from", "2026-09-01"));
        fields.put("until", "2027-07-31");

        assertEquals(
                new SchoolClass("", "Latin, 7b", "maths", "year-26", "", false, false, 0),
                typed(fields).section());
        fields.put("until", "2027-01-31");
        assertTrue(typed(fields).termToMake().isPresent(), "half a year is another one");
    }

    @Test
    void aCopyKeepsTheCourseOfItsOriginalUnlessAnotherOneIsSaid() {
        Map<String, String> fields = new HashMap<>(Map.of("title", "Algebra", "copy-of", "algebra", "term", "year-26"));
        NewClassForm same = typed(fields);
        assertEquals("algebra", same.copyOf());
        assertEquals(Optional.empty(), same.courseToMake());
        assertEquals("", same.section().course());

        fields.put("course", "maths");
        assertEquals("maths", typed(fields).section().course());

        fields.putAll(Map.of("course", "", "new-course", "Latin"));
        NewClassForm other = typed(fields);
        assertEquals(Optional.of(new Course("", "Latin")), other.courseToMake());
        NewClassForm made = other.ofCourse("c-1").ofTerm("t-1");
        assertEquals("algebra", made.copyOf());
        assertEquals("c-1", made.section().course());
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        NewClassForm form = typed(Map.of());

        assertEquals(Set.of("title", "course", "term"), form.errors().keySet());
        assertThrows(IllegalStateException.class, form::section);
    }

    @Test
    void ofANewTermEverythingIsMissingThatWasNotTyped() {
        Map<String, String> fields = Map.of("title", "x", "course", "maths", "until", "2028-07-31");

        assertEquals(Set.of("new-term", "from"), typed(fields).errors().keySet());
    }

    @Test
    void whereNothingCanBeChosenNewOnesAreAskedFor() {
        NewClassForm form = NewClassForm.typed(field -> "", List.of(), List.of(), List.of(), ENGLISH);

        assertEquals(
                Set.of("title", "new-course", "new-term", "from", "until"),
                form.errors().keySet());
    }

    @ParameterizedTest
    @CsvSource({
        "title, ' ', title, 'Say what the class is called, for example “Algebra, 7b”.'",
        "course, latin, course, 'Choose one that is there or enter a new one, not both.'",
        "course, maths, course, 'Choose one that is there or enter a new one, not both.'",
        "term, year-26, term, 'Choose one that is there or enter a new one, not both.'",
        "new-term, ' ', new-term, 'Say what the term is called, for example “2026/27”.'",
        "from, '', from, Say when the term begins.",
        "until, '', until, Say when the term ends.",
        "from, soon, from, This is not a day. Type it as 2026-12-01.",
        "until, 2028-02-30, until, This is not a day. Type it as 2026-12-01.",
        "until, +999999999-12-31, until, This is not a day. Type it as 2026-12-01.",
        "until, 9999-12-31, until, That is too far ahead: choose an earlier day.",
        "until, 2027-08-31, until, The last day must not be before the first."
    })
    void whatMakesNoSenseIsSaid(String field, String value, String where, String sentence) {
        Map<String, String> fields = new HashMap<>(ALL_NEW);
        assertTrue(typed(fields).isValid());
        fields.put(field, value);

        assertEquals(Map.of(where, sentence), typed(fields).errors());
    }

    @Test
    void aTitleHasAtMost200CharactersHoweverTheyAreStored() {
        Map<String, String> fields = new HashMap<>(ALL_NEW);
        fields.put("new-course", "👩".repeat(200));
        assertTrue(typed(fields).isValid());
        fields.put("new-course", "👩".repeat(201));

        assertEquals("Use at most 200 characters.", typed(fields).error("new-course"));
    }

    @Test
    void whatIsGoneCannotBeChosen() {
        Map<String, String> fields = Map.of("title", "x", "copy-of", "gone", "course", "gone", "term", "year-25");

        assertEquals(
                "The class to copy is not there any more. Choose another one, or none.",
                typed(fields).error("copy-of"));

        assertEquals(
                "This course is not there any more. Choose another one.",
                typed(fields).error("course"));
        assertFalse(typed(fields).error("term").isEmpty());
    }

    @Test
    void theNewestTermComesFirstWithItsDaysAndTheRestIsInTheOrderOfTheAlphabet() {
        NewClassView view = NewClassView.of(
                List.of(
                        section("1", "Algebra", "old"),
                        section("2", "biology", "new"),
                        section("3", "Algebra", "closed"),
                        section("4", "Algebra", "new")),
                List.of(new Course("b", "Physics"), new Course("a", "physics"), new Course("c", "Latin")),
                List.of(
                        new Term("old", "Spring", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 8, 1), false, 0),
                        new Term("closed", "1999/2000", LocalDate.of(1999, 9, 1), null, true, 0),
                        new Term("open", "Always", null, null, false, 0),
                        new Term("new", "Spring", LocalDate.of(2027, 2, 1), LocalDate.of(2027, 8, 1), false, 0)),
                NewClassForm.EMPTY,
                "key",
                List.of(),
                ENGLISH);

        assertEquals(
                List.of("4 Algebra (Spring)", "2 biology (Spring)", "1 Algebra (Spring)", "3 Algebra (1999/2000)"),
                view.classes().stream()
                        .map(choice -> choice.id() + " " + choice.title())
                        .toList());
        assertEquals(
                List.of("c", "a", "b"),
                view.courses().stream().map(NewClassView.Choice::id).toList());
        assertEquals(
                List.of("Spring (1 Feb 2027 to 31 Jul 2027)", "Spring (1 Feb 2026 to 31 Jul 2026)", "Always"),
                view.terms().stream().map(NewClassView.Choice::title).toList());
    }
}
