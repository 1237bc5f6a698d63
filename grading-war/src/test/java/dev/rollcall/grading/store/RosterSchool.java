package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.http.api.Forms;
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

    RosterReport look(byte[] archive) {
        return look(archive, false);
    }

    RosterReport look(byte[] archive, boolean ends) {
        return school.read(
                desk -> new RosterPlanner(desk, DAY, ends).plan(archive).report());
    }

    RosterReport take(byte[] archive) {
        return take(archive, false, BATCH);
    }

    RosterReport take(byte[] archive, boolean ends, Id batch) {
        return school.change(desk -> {
            RosterPlan plan = new RosterPlanner(desk, DAY, ends).plan(archive);
            RosterChange.make(plan, desk, origin(batch));
            return plan.report();
        });
    }

    private static Origin origin(Id batch) {
        return new Origin("root", "oneroster", Optional.of(new Comment("autumn")), Optional.of(batch));
    }

    RosterUndo.Undone undo() {
        return school.change(desk -> new RosterUndo(desk, new Forms(), origin(new Id("undo-1"))).undo(BATCH));
    }

    byte[] give() {
        return school.snapshot(RosterSchool::give);
    }

    private static byte[] give(Desk desk) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new RosterExport(desk, ZoneOffset.UTC).write("Example School", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    List<Enrolment> enrolments() {
        return school.read(desk -> desk.in(ALGEBRA, NOBODY).enrolments().page(Optional.empty(), 100));
    }

    Optional<Enrolment> enrolment(Id person) {
        return school.read(desk -> desk.in(ALGEBRA, NOBODY).enrolments().find(person));
    }

    boolean holds(Predicate<Desk> condition) {
        return school.read(condition::test);
    }

    Optional<Mark> mark(Id student) {
        return school.read(
                desk -> desk.in(ALGEBRA, NOBODY).result(new Cell(QUIZ, student)).map(Result::mark));
    }

    Id named(String username) {
        return school.read(
                desk -> desk.named(new LoginName(username)).orElseThrow().id());
    }
}
