package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held for current of texts about student {@code p-0}, Given-0 Fämily-0 🎓 of {@code c-0}, once erased. */
class ErasingVersionsTest extends SchoolOnEngine {
    private static final Id STUDENT = new Id("p-0");
    private static final Id CLASS = new Id("c-0");
    private static final Id ELSEWHERE = new Id("tutorial");
    private static final Id BESIDE = new Id("beside");
    private static final Origin ANNA = Origin.plain("anna", Origin.API);
    private static final String NAME = "Given-0 Fämily-0 🎓";

    @BeforeEach
    void fill() {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 1);
    }

    private Id erase() {
        return school.change(tx -> tx.erase(STUDENT, 1, "root", new Comment("left")))
                .erasure()
                .person();
    }

    private long revision(Id section) {
        return school.read(tx -> tx.revisions(List.of(section))).getOrDefault(section, 0L);
    }

    private Change newest(Id section) {
        return school.read(tx -> tx.in(section, ANNA).changes(ChangeFilter.ALL, false, 1))
                .get(0);
    }

    private Result result(Cell cell) {
        return school.read(tx -> tx.in(CLASS, ANNA).result(cell)).orElseThrow();
    }

    private Edit.Outcome save(Cell cell, String comment, long seen) {
        Mark mark = new Mark(Mark.State.MISSING, Optional.empty(), Optional.of(new Comment(comment)));
        return school.change(tx -> tx.in(CLASS, ANNA).save(List.of(new Edit(cell, Optional.of(mark), seen))))
                .get(0);
    }

    private void make(Id section, Id term, Optional<Id> scheme) {
        school.change(tx -> tx.classes(ANNA)
                .insert(new SchoolClass(section, new Title("A class"), ELSEWHERE, term, scheme, false, false, 0, 0)));
    }

    private LineItem add(Id section, String title) {
        return school.change(tx -> tx.in(section, ANNA)
                .items()
                .insert(new LineItem(
                        new Id("of-" + section),
                        new Title(title),
                        Optional.empty(),
                        new Score(BigDecimal.TEN),
                        LineItem.Dates.UNKNOWN,
                        false,
                        true,
                        0)));
    }

    @Test
    void whoSawACommentWithTheNameDoesNotSaveItAgain() {
        Cell cell = school.read(tx -> tx.in(CLASS, ANNA).results(new Id("p-1")))
                .get(0)
                .cell();
        save(cell, "works with " + NAME, result(cell).version());
        Result seen = result(cell);

        erase();

        assertInstanceOf(Edit.Conflict.class, save(cell, "works with " + NAME, seen.version()));
        assertFalse(Dump.of(database).contains("Given-0"));
        Result now = result(cell);
        assertEquals("works with …", now.mark().comment().orElseThrow().text());
        assertEquals(newest(CLASS).number(), now.version());
        assertEquals(Change.Kind.PERSON, newest(CLASS).subject().kind());
        assertInstanceOf(Edit.Saved.class, save(cell, "works", now.version()));
    }

    @Test
    void aClassThatTheStudentIsNotInHasChangedIfItShowedTheName() {
        make(BESIDE, ELSEWHERE, Optional.empty());
        add(BESIDE, "Talk with Fämily-0 🎓");
        LineItem seen = add(ELSEWHERE, "Talk with " + NAME);
        long elsewhere = revision(ELSEWHERE);
        long beside = revision(BESIDE);

        Id since = erase();

        assertEquals(elsewhere + 1, revision(ELSEWHERE));
        assertEquals(beside, revision(BESIDE), "a family name may be anybody's, and stays");
        Change change = newest(ELSEWHERE);
        assertEquals(elsewhere + 1, change.number());
        assertEquals(Change.Subject.ofClass(), change.subject());
        assertEquals("erasure", change.origin().through());
        LineItem now =
                school.read(tx -> tx.in(ELSEWHERE, ANNA).items().find(seen.id()).orElseThrow());
        assertEquals("Talk with …", now.title().text());
        assertEquals(change.number(), now.version());
        assertEquals(
                List.of(CLASS),
                school.read(tx -> tx.classesWith(since)).stream()
                        .map(SchoolClass::id)
                        .toList());
    }

    @Test
    void whatSeveralClassesShowHasAnotherVersionAndAllOfThemHaveChanged() {
        school.change(tx -> {
            tx.terms(ANNA).insert(new Term(new Id("t-2"), new Title("Year of " + NAME), DateRange.ALWAYS, false, 0));
            tx.courses().insert(new Course(new Id("c-2"), new Title("For " + NAME), Optional.of(new Title(NAME)), 0));
            return tx.schemes(ANNA)
                    .insert(new LetterScheme(
                            new Id("s-2"), new Title(NAME), List.of(new LetterScheme.Letter("A", BigDecimal.ZERO)), 0));
        });
        make(BESIDE, new Id("t-2"), Optional.empty());
        school.change(tx -> {
            SchoolClass tutorial = tx.classes(ANNA).find(ELSEWHERE).orElseThrow();
            return tx.classes(ANNA)
                    .replace(new SchoolClass(
                            ELSEWHERE,
                            tutorial.title(),
                            tutorial.course(),
                            tutorial.term(),
                            Optional.of(new Id("s-2")),
                            false,
                            true,
                            tutorial.version(),
                            0));
        });
        List<Id> sections = List.of(CLASS, ELSEWHERE, BESIDE);
        List<Long> before = sections.stream().map(this::revision).toList();

        erase();

        assertEquals(
                before.stream().map(revision -> revision + 1).toList(),
                sections.stream().map(this::revision).toList());
        school.read(tx -> {
            assertEquals(2, tx.terms(ANNA).find(new Id("t-2")).orElseThrow().version());
            assertTrue(tx.courses().find(new Id("c-2")).orElseThrow().version() > 1);
            assertEquals(2, tx.schemes(ANNA).find(new Id("s-2")).orElseThrow().version());
            return tx;
        });
    }

    @Test
    void aClassThatWasRenamedHasTheVersionOfTheChange() {
        school.change(tx -> {
            SchoolClass old = tx.classes(ANNA).find(CLASS).orElseThrow();
            return tx.classes(ANNA)
                    .replace(new SchoolClass(
                            CLASS,
                            new Title("Class of " + NAME),
                            old.course(),
                            old.term(),
                            old.scheme(),
                            old.weighted(),
                            false,
                            old.version(),
                            0));
        });

        erase();

        SchoolClass now = school.read(tx -> tx.classes(ANNA).find(CLASS).orElseThrow());
        assertEquals("Class of …", now.title().text());
        assertEquals(newest(CLASS).number(), now.version());
        assertEquals(now.revision(), now.version());
    }
}
