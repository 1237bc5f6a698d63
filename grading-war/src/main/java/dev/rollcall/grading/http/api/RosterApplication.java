package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.grading.job.Work;
import dev.rollcall.grading.oneroster.RosterChange;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterPlanner;
import dev.rollcall.grading.oneroster.RosterRefusedException;
import dev.rollcall.grading.oneroster.RosterStaleException;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Makes the changes of an archive. The archive is read again while others change something, so that they wait only while its
 * changes are written; what these are about must then have the versions that were read.
 *
 * @param one as it was looked at
 * @param origin of the changes, with a batch
 */
record RosterApplication(RosterImport one, Origin origin) implements Work.Task<Reply> {
    @Override
    public Reply run(School school, Progress progress) {
        Optional<RosterPlan> read = school.snapshot(tx -> plan(tx, progress));
        AtomicBoolean used = new AtomicBoolean();
        return school.change(tx -> apply(tx, used.getAndSet(true) ? plan(tx, progress) : read, progress));
    }

    /** Empty if the archive is gone: another request has made its changes, or it was forgotten. */
    private Optional<RosterPlan> plan(Transaction tx, Progress progress) {
        byte[] archive = tx.rosterImports().archive(one.id());
        try {
            return archive.length == 0
                    ? Optional.empty()
                    : Optional.of(new RosterPlanner(tx, one.day(), one.ends()).plan(archive, progress));
        } catch (RosterRefusedException e) {
            throw stale(); // it was readable when it was looked at
        }
    }

    private Reply apply(Transaction tx, Optional<RosterPlan> read, Progress progress) {
        RosterImport now = tx.rosterImports().claim(one.id()).orElseThrow(Call::nothingHere);
        if (now.batch().isPresent()) {
            tx.jobs().end(Rosters.address(now.id()));
            return Rosters.applied(now.batch().get());
        }
        RosterPlan plan =
                read.filter(found -> found.digest().equals(now.digest())).orElseThrow(RosterApplication::stale);
        try {
            RosterChange.make(plan, tx, origin, progress);
        } catch (RosterStaleException | StaleException | RefusedException e) {
            throw stale();
        }
        Id batch = origin.batch().orElseThrow();
        tx.rosterImports().finish(now.id(), batch);
        tx.jobs().end(Rosters.address(now.id()));
        return Rosters.applied(batch);
    }

    private static ProblemException stale() {
        return new ProblemException(
                GradingProblem.IMPORT_STALE,
                "Nothing was changed, because the grade book is not as it was in the preview. Send the archive again to see"
                        + " what it would change now.");
    }
}
