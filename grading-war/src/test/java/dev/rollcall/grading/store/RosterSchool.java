package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.http.api.Codecs;
import dev.rollcall.grading.oneroster.RosterChange;
import dev.rollcall.grading.oneroster.RosterExport;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterPlanner;
import dev.rollcall.grading.oneroster.RosterReport;
import dev.rollcall.grading.oneroster.RosterUndo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A school into which archives come and out of which they go, on 27 November 2026.
 *
 * @param school the school
 */
record RosterSchool(School school) {
    static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    static final Id BATCH = new Id("batch-1");
    static final Origin NOBODY = Origin.plain("", Origin.API);
    static final Id ALGEBRA = new Id("algebra");
    static final Id QUIZ = new Id("quiz");
    static final Id CLEO = new Id("cleo");

    static RosterSchool in(GradeDatabase database) {
        return new RosterSchool(Schools.in(database));
    }

    RosterReport look(byte[] archive) {
        return look(archive, false);
    }

    RosterReport look(byte[] archive, boolean ends) {
        return plan(archive, ends).report();
    }

    RosterPlan plan(byte[] archive, boolean ends) {
        return school.snapshot(tx -> new RosterPlanner(tx, DAY, ends).plan(archive, Progress.NONE));
    }

    RosterReport take(byte[] archive) {
        return take(archive, false, BATCH);
    }

    RosterReport take(byte[] archive, boolean ends, Id batch) {
        return make(plan(archive, ends), batch);
    }

    RosterReport make(RosterPlan plan, Id batch) {
        return school.change(tx -> {
            RosterChange.make(plan, tx, origin(batch), Progress.NONE);
            return plan.report();
        });
    }

    private static Origin origin(Id batch) {
        return new Origin("root", "oneroster", Optional.of(new Comment("autumn")), Optional.of(batch));
    }

    RosterImport.Tally undo() {
        return school.change(
                tx -> new RosterUndo(tx, new Codecs(), origin(new Id("undo-1")), Progress.NONE).undo(BATCH));
    }

    byte[] give() {
        return school.snapshot(RosterSchool::give);
    }

    private static byte[] give(Transaction tx) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new RosterExport(tx, ZoneOffset.UTC).write("Example School", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * Insists that everything that an archive adds to an empty school is there, or none of it.
     *
     * @return whether it is
     */
    boolean requireAllOrNothing(LargeRoster large) {
        List<SchoolClass> classes = school.read(tx -> tx.classes(NOBODY).page(Optional.empty(), Integer.MAX_VALUE));
        boolean there = classes.size() > 1;
        AtomicInteger results = new AtomicInteger();
        AtomicInteger enrolments = new AtomicInteger();
        school.read(tx -> {
            for (SchoolClass section : classes) {
                ClassTransaction one = tx.in(section.id(), NOBODY);
                one.results(result -> results.incrementAndGet());
                enrolments.addAndGet(one.enrolments()
                        .page(Optional.empty(), Integer.MAX_VALUE)
                        .size());
            }
            return results;
        });
        assertEquals(there ? large.classes() + 1 : 1, classes.size(), "the class of the tutorial is always there");
        assertEquals(there ? large.enrolments() : 0, enrolments.get());
        assertEquals(there ? large.results() : 0, results.get());
        return there;
    }

    List<Enrolment> enrolments() {
        return school.read(tx -> tx.in(ALGEBRA, NOBODY).enrolments().page(Optional.empty(), 100));
    }

    Optional<Enrolment> enrolment(Id person) {
        return school.read(tx -> tx.in(ALGEBRA, NOBODY).enrolments().find(person));
    }

    boolean holds(Predicate<Transaction> condition) {
        return school.read(condition::test);
    }

    Optional<Mark> mark(Id student) {
        return school.read(
                tx -> tx.in(ALGEBRA, NOBODY).result(new Cell(QUIZ, student)).map(Result::mark));
    }

    Id named(String username) {
        return school.read(tx -> tx.named(new LoginName(username)).orElseThrow().id());
    }
}
