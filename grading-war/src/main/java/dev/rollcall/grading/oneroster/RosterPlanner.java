package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.oneroster.RosterPlan.InClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Works out what an archive would change. Nothing that is not in it is taken away, unless enrolments shall end that it does
 * not have.
 */
public final class RosterPlanner {
    private final Transaction tx;
    private final LocalDate day;
    private final boolean ends;

    /**
     * Takes what is needed.
     *
     * @param tx the grade book as it is
     * @param day it is in the school
     * @param ends whether enrolments end that the archive does not have, in classes that it has, if it has all
     */
    public RosterPlanner(Transaction tx, LocalDate day, boolean ends) {
        this.tx = tx;
        this.day = day;
        this.ends = ends;
    }

    /**
     * Reads an archive.
     *
     * @param progress is told of each line
     * @throws RosterRefusedException if it cannot be read at all
     */
    public RosterPlan plan(byte[] archive, Progress progress) {
        return plan(archive, RosterLimits.DEFAULT, progress);
    }

    RosterPlan plan(byte[] bytes, RosterLimits limits, Progress progress) {
        RosterArchive archive = new RosterArchive(bytes, limits);
        Known known = new Known(tx);
        Intake intake = new Intake(archive, known, new Names(tx.sourceIds().all()), new Findings(progress), day);
        new TermAndCourseReading(intake).read();
        PeopleReading people = new PeopleReading(intake);
        people.read();
        ClassReading classes = new ClassReading(intake);
        classes.read();
        MemberReading members = new MemberReading(intake);
        members.read();
        members.end(classes.closing(), people.leaving());
        if (ends && archive.holds(Part.ENROLLMENTS) && !archive.isDelta(Part.ENROLLMENTS)) {
            members.endMissing(classes::has);
        }
        CategoryReading categories = new CategoryReading(intake);
        categories.read();
        new WorkReading(intake, categories).read();
        MarkReading marks = new MarkReading(intake);
        marks.read();
        return plan(intake, marks);
    }

    private static RosterPlan plan(Intake intake, MarkReading marks) {
        Known known = intake.known();
        List<InClass> classes = new ArrayList<>();
        for (Id section : known.sections()) {
            Contents contents = known.in(section);
            InClass one = new InClass(
                    section,
                    contents.enrolments().steps(),
                    contents.categories().steps(),
                    contents.items().steps(),
                    marks.edits(section));
            if (!one.isEmpty()) {
                classes.add(one);
            }
        }
        return new RosterPlan(
                intake.names().kept(),
                known.terms().steps(),
                known.courses().steps(),
                known.schemes().steps(),
                known.people().steps(),
                known.classes().steps(),
                classes,
                intake.findings().report(intake.archive().version()));
    }
}
