package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.SourceId;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A school in which there is something in every table, and in most columns of it something and nothing: classes {@code c-0},
 * {@code c-1}, … of as many students {@code p-0}, {@code p-1}, … ({@code user-0} Given-0 Fämily-0 🎓), with results changed twice.
 */
final class FilledSchool {
    private static final Origin ORIGIN = new Origin(
            "anna", "import", Optional.of(new Comment("a \"reason\" \\ in 日本")), Optional.of(new Id("batch-1")));

    private final RandomGenerator chance;
    private final int students;
    private final int items;

    FilledSchool(RandomGenerator chance, int students, int items) {
        this.chance = chance;
        this.students = students;
        this.items = items;
    }

    void enter(School school, int classes) {
        school.change(this::data);
        for (int c = 0; c < classes; c++) {
            Id id = new Id("c-" + c);
            school.change(tx -> fill(tx, section(tx, id)));
            school.change(tx -> grade(tx, tx.in(id, ORIGIN)));
        }
    }

    private Transaction data(Transaction tx) {
        tx.terms(ORIGIN).insert(new Term(new Id("t-1"), new Title("2026/27"), days(), false, 0));
        tx.courses().insert(new Course(new Id("maths"), new Title("Mäths"), Optional.of(new Title("M-1")), 0));
        tx.courses().insert(new Course(new Id("art"), new Title("Art"), Optional.empty(), 0));
        tx.schemes(ORIGIN)
                .insert(new LetterScheme(
                        new Id("letters"),
                        new Title("Letters"),
                        List.of(
                                new LetterScheme.Letter("A", BigDecimal.TEN),
                                new LetterScheme.Letter("F", BigDecimal.ZERO)),
                        0));
        for (int p = 0; p < students; p++) {
            tx.people(ORIGIN)
                    .insert(new Person(
                            new Id("p-" + p),
                            new PersonName("Given-" + p, "Fämily-" + p + " 🎓"),
                            p % 5 == 4 ? Optional.empty() : Optional.of(new LoginName("user-" + p)),
                            0));
        }
        tx.erasureRequests().make(new Id("p-1"), 1, "anna", new Comment("has left"));
        tx.drafts().keep(new Id("d-1"), new Id("c-0"), "anna", "digest", "[\"p-0\",\"späť\"]");
        tx.sourceIds()
                .keep(List.of(
                        new SourceId(SourceId.Kind.PERSON, "späť/p-0@school", new Id("p-0")),
                        new SourceId(SourceId.Kind.COURSE, "art@school", new Id("art"))));
        roster(tx);
        tx.jobs().begin(Job.begun("/oneroster/imports/r-1", "application", "root", Instant.EPOCH, 7));
        tx.jobs()
                .fail(
                        "/oneroster/imports/r-1",
                        new Job.Failure("file-unreadable", "paths", 0, "Two files have one name."));
        Answered.Key key = new Answered.Key("anna", "once");
        tx.claim(key);
        tx.remember(key, new Answered("f", 200, Optional.of("7"), Optional.empty(), Optional.of("{\"x\":\"y\nz\"}")));
        return tx;
    }

    /** Has an archive of another system looked at; erasing somebody forgets it. */
    static Transaction roster(Transaction tx) {
        tx.rosterImports()
                .keep(
                        RosterImport.seen(
                                new Id("r-1"), "root", LocalDate.of(2026, 11, 22), true, "digest", "{\"to\":\"späť\"}"),
                        "späť".getBytes(StandardCharsets.UTF_8));
        return tx;
    }

    private static DateRange days() {
        return new DateRange(Optional.of(LocalDate.of(2026, 9, 1)), Optional.of(LocalDate.of(2027, 7, 1)));
    }

    private ClassTransaction section(Transaction tx, Id id) {
        tx.classes(ORIGIN)
                .insert(new SchoolClass(
                        id,
                        new Title("Class " + id),
                        new Id("maths"),
                        new Id("t-1"),
                        chance.nextBoolean() ? Optional.of(new Id("letters")) : Optional.empty(),
                        chance.nextBoolean(),
                        false,
                        0,
                        0));
        return tx.in(id, ORIGIN);
    }

    private Transaction fill(Transaction tx, ClassTransaction section) {
        Id category = new Id("cat-" + Long.toString(chance.nextLong(1L << 40), 32));
        section.categories().insert(new Category(category, new Title("Quizzes"), new BigDecimal("12.5"), 1, 0));
        for (int p = 0; p < students; p++) {
            section.enrolments()
                    .insert(new Enrolment(
                            new Id("p-" + p), Enrolment.Role.STUDENT, p % 3 == 0 ? days() : DateRange.ALWAYS, 0));
        }
        for (int i = 0; i < items; i++) {
            section.items()
                    .insert(new LineItem(
                            new Id("i-" + Long.toString(chance.nextLong(1L << 40), 32)),
                            new Title("Work " + i),
                            i % 2 == 0 ? Optional.of(category) : Optional.empty(),
                            new Score(BigDecimal.valueOf(20)),
                            new LineItem.Dates(Optional.empty(), Optional.of(LocalDate.of(2026, 12, 1 + i % 20))),
                            i % 3 == 0,
                            i % 2 == 0,
                            0));
        }
        return tx;
    }

    private Transaction grade(Transaction tx, ClassTransaction section) {
        List<Edit> edits = new ArrayList<>();
        for (LineItem item : section.items().page(Optional.empty(), items)) {
            for (int p = 0; p < students; p++) {
                edits.add(new Edit(new Cell(item.id(), new Id("p-" + p)), Optional.of(mark()), 0));
            }
        }
        for (int from = 0; from < edits.size(); from += 2_000) {
            section.save(edits.subList(from, Math.min(edits.size(), from + 2_000)));
        }
        Edit first = edits.get(0);
        long seen = section.result(first.cell()).orElseThrow().version();
        section.save(List.of(new Edit(first.cell(), Optional.empty(), seen)));
        return tx;
    }

    private Mark mark() {
        BigDecimal points = BigDecimal.valueOf(chance.nextInt(2_000_000), chance.nextInt(5));
        return switch (chance.nextInt(4)) {
            case 0 -> new Mark(Mark.State.MISSING, Optional.empty(), Optional.empty());
            case 1 ->
                new Mark(
                        Mark.State.LATE,
                        Optional.of(new Score(points)),
                        Optional.of(new Comment("späť, \"but\" good 👍")));
            default -> Mark.graded(new Score(points));
        };
    }
}
