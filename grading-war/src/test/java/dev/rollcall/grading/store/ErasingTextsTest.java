package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.http.api.Codecs;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others have written about student {@code p-0}, who has a short name here, after the student was erased. */
class ErasingTextsTest extends SchoolOnEngine {
    private static final Id STUDENT = new Id("p-0");
    private static final Id CLASS = new Id("c-0");
    private static final Origin ORIGIN = new Origin("anna", "api", Optional.of(comment()), Optional.empty());
    private static final Codecs CODEC = new Codecs();

    @BeforeEach
    void fill() {
        new FilledSchool(new SplittableRandom(4), 4, 4).enter(school, 2);
        school.change(
                tx -> tx.people(ORIGIN).replace(new Person(STUDENT, new PersonName("Li", "Wu"), Optional.empty(), 1)));
    }

    private Id erase() {
        return school.change(tx -> tx.erase(STUDENT, 2, "root", new Comment("left")))
                .erasure()
                .person();
    }

    /** Returns a text of so many characters that names the student. */
    private static String about(int length) {
        return "Li Wu " + "x".repeat(length - 6);
    }

    private static Title title() {
        return new Title(about(Title.MAX_LENGTH));
    }

    private static Comment comment() {
        return new Comment(about(Comment.MAX_LENGTH));
    }

    private Transaction write(Transaction tx) {
        Term term = tx.terms(ORIGIN).find(new Id("t-1")).orElseThrow();
        tx.terms(ORIGIN).replace(new Term(term.id(), title(), term.days(), false, term.version()));
        tx.courses().replace(new Course(new Id("maths"), title(), Optional.of(title()), 1));
        List<LetterScheme.Letter> letters = List.of(
                new LetterScheme.Letter(about(16), BigDecimal.TEN), new LetterScheme.Letter("F", BigDecimal.ZERO));
        tx.schemes(ORIGIN).replace(new LetterScheme(new Id("letters"), title(), letters, 1));
        SchoolClass old = tx.classes(ORIGIN).find(CLASS).orElseThrow();
        tx.classes(ORIGIN)
                .replace(new SchoolClass(
                        CLASS, title(), old.course(), old.term(), old.scheme(), false, false, old.version(), 0));
        tx.sourceIds().keep(List.of(new SourceId(SourceId.Kind.COURSE, about(SourceId.MAX_LENGTH), new Id("maths"))));
        write(tx.in(CLASS, ORIGIN));
        return tx;
    }

    private static void write(ClassTransaction section) {
        Category category = section.categories().page(Optional.empty(), 1).get(0);
        section.categories().replace(new Category(category.id(), title(), category.weight(), 0, category.version()));
        LineItem item = section.items().page(Optional.empty(), 1).get(0);
        section.items()
                .replace(new LineItem(
                        item.id(),
                        title(),
                        Optional.empty(),
                        item.maximum(),
                        item.dates(),
                        false,
                        true,
                        item.version()));
        Cell cell = new Cell(item.id(), new Id("p-1"));
        section.save(List.of(new Edit(
                cell,
                Optional.of(new Mark(Mark.State.MISSING, Optional.empty(), Optional.of(comment()))),
                section.result(cell).map(Result::version).orElse(0L))));
    }

    private static Stream<String> titles(Transaction tx) {
        ClassTransaction section = tx.in(CLASS, ORIGIN);
        Course course = tx.courses().find(new Id("maths")).orElseThrow();
        return Stream.of(
                        tx.terms(ORIGIN).find(new Id("t-1")).orElseThrow().title(),
                        course.title(),
                        course.code().orElseThrow(),
                        tx.schemes(ORIGIN).find(new Id("letters")).orElseThrow().title(),
                        tx.classes(ORIGIN).find(CLASS).orElseThrow().title(),
                        section.categories().page(Optional.empty(), 1).get(0).title(),
                        section.items().page(Optional.empty(), 1).get(0).title())
                .map(Title::text)
                .distinct();
    }

    @Test
    void textsThatWereAsLongAsTheyMayBeCanStillBeRead() {
        school.change(this::write);

        erase();

        assertEquals(
                List.of("… " + "x".repeat(194)),
                school.read(ErasingTextsTest::titles).toList());
        assertEquals(
                "… " + "x".repeat(10),
                school.read(tx -> tx.schemes(ORIGIN).find(new Id("letters")))
                        .orElseThrow()
                        .letters()
                        .get(0)
                        .name());
        assertEquals(
                1,
                school.read(tx -> tx.in(CLASS, ORIGIN).results(new Id("p-1"))).stream()
                        .flatMap(result -> result.mark().comment().stream())
                        .filter(comment -> comment.text().equals("… " + "x".repeat(994)))
                        .count());
        assertFalse(Dump.of(database).toLowerCase(Locale.ROOT).contains("li wu"));
        assertFalse(school.read(tx -> tx.sourceIds().all()).isEmpty());
    }

    @Test
    void aNameIsFoundInTheHistoryAlsoWhereItStandsEscaped() {
        PersonName name = new PersonName("Li", "Zo\"ug\\ix");
        Comment comment = new Comment("works with Li Zo\"ug\\ix");
        school.change(tx -> tx.people(ORIGIN).replace(new Person(STUDENT, name, Optional.empty(), 2)));
        school.change(tx -> {
            ClassTransaction section = tx.in(CLASS, ORIGIN);
            Id item = section.items().page(Optional.empty(), 1).get(0).id();
            Cell cell = new Cell(item, new Id("p-1"));
            Mark mark = new Mark(Mark.State.MISSING, Optional.empty(), Optional.of(comment));
            long seen = section.result(cell).map(Result::version).orElse(0L);
            return section.save(List.of(new Edit(cell, Optional.of(mark), seen)));
        });
        assertTrue(Dump.of(database).contains("Zo\\\"ug"), "it is in the history");

        school.change(tx -> tx.erase(STUDENT, 3, "root", new Comment("left")));

        assertFalse(Dump.of(database).matches("(?s).*Zo\\\\?\"ug.*"));
    }

    @Test
    void theHistoryCanStillBeReadAndTakenBack() {
        school.change(this::write);

        Id since = erase();

        List<Change> changes = school.read(tx -> tx.in(CLASS, ORIGIN).changes(ChangeFilter.ALL, true, 1_000));
        List<Versioned> enrolments = changes.stream()
                .filter(change -> change.subject().kind() == Change.Kind.ENROLMENT)
                .flatMap(change -> change.after().stream())
                .map(text -> CODEC.readThing(Change.Kind.ENROLMENT, text, 1))
                .toList();
        assertEquals(
                1, enrolments.stream().filter(one -> one.id().equals(since)).count());
        for (Change change : changes) {
            Stream.concat(change.before().stream(), change.after().stream()).forEach(text -> {
                switch (change.subject().kind()) {
                    case RESULT -> CODEC.readMark(text);
                    case CATEGORY, LINE_ITEM -> CODEC.readThing(change.subject().kind(), text, 1);
                    default -> {}
                }
            });
        }
    }
}
