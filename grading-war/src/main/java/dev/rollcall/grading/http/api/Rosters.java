package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Worded;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.job.Work;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterPlanner;
import dev.rollcall.grading.oneroster.RosterRefusedException;
import dev.rollcall.grading.oneroster.RosterUndo;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code /oneroster/imports}: an archive of another system is looked at and kept, done as one batch when the caller says so,
 * exactly as it was shown or not at all, and taken back as far as that goes.
 */
final class Rosters {
    private static final String ONE = "/oneroster/imports/{import}";
    private static final int MAX_ARCHIVE_BYTES = 32 << 20;
    private static final Route.Intake ZIP = new Route.Intake(ArchiveServlet.ZIP, MAX_ARCHIVE_BYTES);
    private static final String THROUGH = "oneroster";

    /** What becomes of enrolments that the archive does not have. */
    private enum Missing implements Worded {
        KEEP,
        END
    }

    Route list() {
        return Route.at("/oneroster/imports").watch(Rule.ADMIN, this::list).work(Rule.ADMIN, ZIP, this::preview);
    }

    Route one() {
        return Route.at(ONE).watch(Rule.ADMIN, this::show).on("DELETE", Rule.ADMIN, this::discard);
    }

    Route application() {
        return Route.at(ONE + "/application").work(Rule.ADMIN, Route.Intake.JSON, this::apply);
    }

    Route reversal() {
        return Route.at(ONE + "/reversal").work(Rule.ADMIN, Route.Intake.JSON, this::undo);
    }

    static String address(Id id) {
        return "/oneroster/imports/" + id;
    }

    private Reply list(Call call, Transaction tx) {
        return Reply.content(RosterCodec.list(tx.rosterImports().all(), one -> call.job(tx, address(one.id()))));
    }

    /** The archive is read while others change something; only storing the outcome waits for its turn among them. */
    private Reply preview(Call call, Transaction tx) {
        boolean ends = call.queryWord("missing", Missing.values()).equals(Optional.of(Missing.END));
        byte[] archive = call.body();
        LocalDate today = call.today();
        Instant since = call.now();
        String by = call.login().text();
        Id id = call.newId();
        return Reply.of(new Work<>(Job.begun(address(id), "preview", by, since, 0), (school, progress) -> {
            RosterPlan plan = school.snapshot(now -> plan(new RosterPlanner(now, today, ends), archive, progress));
            String report = RosterCodec.report(plan.report());
            RosterImport seen = RosterImport.seen(id, by, today, ends, plan.digest(), report);
            RosterImport kept = school.change(now -> {
                // an earlier attempt may have been committed, though nobody was told
                RosterImport one = now.rosterImports()
                        .find(id)
                        .orElseGet(() -> now.rosterImports().keep(seen, archive));
                now.jobs().end(address(id));
                return one;
            });
            return new Reply(201, "", address(id), () -> RosterCodec.write(kept, Optional.empty()));
        }));
    }

    private static RosterPlan plan(RosterPlanner planner, byte[] archive, Progress progress) {
        try {
            return planner.plan(archive, progress);
        } catch (RosterRefusedException e) {
            throw new ProblemException(GradingProblem.FILE_UNREADABLE, e.sentence(), e)
                    .with("reason", e.reason().word());
        }
    }

    private Reply show(Call call, Transaction tx) {
        Id id = call.id("import");
        Optional<JobStatus> job = call.job(tx, address(id));
        return tx.rosterImports()
                .find(id)
                .map(one -> Reply.content(RosterCodec.write(one, job)))
                .or(() -> job.map(status -> Reply.content(JobCodec.alone(status))))
                .orElseThrow(Call::nothingHere);
    }

    private Reply discard(Call call, Transaction tx) {
        tx.rosterImports().discard(call.id("import"));
        return Reply.noContent();
    }

    /** Done once: a second request is told the same. */
    private Reply apply(Call call, Transaction tx) {
        Origin origin = origin(call, THROUGH);
        RosterImport one = found(call, tx);
        long rows = RosterCodec.lines(one) + RosterCodec.changed(one);
        return one.batch()
                .map(Rosters::applied)
                .orElseGet(() -> Reply.of(new Work<>(
                        Job.begun(address(one.id()), "application", origin.by(), call.now(), rows),
                        new RosterApplication(one, origin))));
    }

    static Reply applied(Id batch) {
        return Reply.answer(Codecs.object(json -> json.write("batch", batch.text())));
    }

    private static Origin origin(Call call, String through) {
        Fields fields = call.fields();
        Optional<Comment> reason = fields.text("reason", Comment::new);
        fields.check();
        return new Origin(call.login().text(), through, reason, Optional.of(call.newId()));
    }

    private static RosterImport found(Call call, Transaction tx) {
        return tx.rosterImports().find(call.id("import")).orElseThrow(Call::nothingHere);
    }

    /** Taken back once, likewise. */
    private Reply undo(Call call, Transaction tx) {
        Origin origin = origin(call, "undo");
        RosterImport one = found(call, tx);
        if (one.batch().isEmpty()) {
            throw new ProblemException(CommonProblem.CONFLICT, "The import was not done yet.");
        }
        Job job = Job.begun(address(one.id()), "reversal", origin.by(), call.now(), RosterCodec.changed(one));
        return one.undone()
                .map(batch -> undone(batch, one.tally()))
                .orElseGet(() -> Reply.of(new Work<>(
                        job, (school, progress) -> school.change(now -> undo(one.id(), now, origin, progress)))));
    }

    private static Reply undo(Id id, Transaction tx, Origin origin, Progress progress) {
        RosterImport one = tx.rosterImports().claim(id).orElseThrow(Call::nothingHere);
        Id batch = one.batch().orElseThrow();
        if (one.undone().isPresent()) {
            tx.jobs().end(address(id));
            return undone(one.undone().get(), one.tally());
        }
        RosterImport.Tally tally = new RosterUndo(tx, new Codecs(), origin, progress).undo(batch);
        Id now = origin.batch().orElseThrow();
        tx.rosterImports().undo(id, now, tally);
        tx.jobs().end(address(id));
        return undone(now, Optional.of(tally));
    }

    private static Reply undone(Id batch, Optional<RosterImport.Tally> tally) {
        return Reply.answer(Codecs.object(json -> {
            json.write("batch", batch.text());
            tally.ifPresent(one -> RosterCodec.write(json, one));
        }));
    }
}
