package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Application;
import dev.rollcall.grading.exchange.Decimal;
import dev.rollcall.grading.exchange.Delimiter;
import dev.rollcall.grading.exchange.Encoding;
import dev.rollcall.grading.exchange.FileRefusedException;
import dev.rollcall.grading.exchange.Options;
import dev.rollcall.grading.exchange.Plan;
import dev.rollcall.grading.exchange.PlanText;
import dev.rollcall.grading.exchange.Planner;
import dev.rollcall.grading.exchange.Sheet;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Worded;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.grading.job.JobStatus;
import dev.rollcall.grading.job.Work;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Optional;

/**
 * {@code /classes/{class}/imports}: a CSV file is looked at, and what it would change is kept, shown a page at a time, and done
 * as one batch when the caller says so.
 */
final class Imports {
    private static final String ONE = "/classes/{class}/imports/{import}";
    private static final int MAX_FILE_BYTES = 8 << 20;
    private static final Route.Intake CSV = new Route.Intake("text/csv", MAX_FILE_BYTES);
    private static final String THROUGH = "import";

    /** Whether empty fields empty their cells. */
    private enum Blank implements Worded {
        KEEP,
        ERASE
    }

    Route list() {
        return Route.at("/classes/{class}/imports").work(Rule.CLASS_TEACHER, CSV, this::preview);
    }

    Route one() {
        return Route.at(ONE).watch(Rule.CLASS_TEACHER, this::show).on("DELETE", Rule.CLASS_TEACHER, this::discard);
    }

    Route application() {
        return Route.at(ONE + "/application").work(Rule.CLASS_TEACHER, Route.Intake.JSON, this::apply);
    }

    private static String address(Id section, Id id) {
        return "/classes/" + section + "/imports/" + id;
    }

    /** What is in a class, and what a file would change in it. */
    private record Seen(Sheet sheet, Plan plan) {}

    /** The file is read while others change something; only storing the outcome waits for its turn among them. */
    private Reply preview(Call call, Transaction tx) {
        Id section = call.id("class");
        Id id = call.newId();
        String by = call.login().text();
        byte[] file = call.body();
        Options options = options(call);
        ImportCodec.Part part = ImportCodec.Part.of(call);
        Origin origin = call.origin();
        String address = address(section, id);
        return Reply.of(new Work<>(Job.begun(address, "preview", by, call.now(), 0), (school, progress) -> {
            Seen seen = school.snapshot(now -> see(Sheet.of(now.in(section, origin)), options, file));
            progress.advance(seen.plan.counts().lines());
            String text = PlanText.write(seen.plan);
            Draft draft = school.change(now -> {
                // an earlier attempt may have been committed, though nobody was told
                Draft kept = now.drafts()
                        .find(section, id)
                        .orElseGet(() -> now.drafts().keep(id, section, by, Reply.digest(file), text));
                now.jobs().end(address);
                return kept;
            });
            Plan kept = draft.content().equals(text) ? seen.plan : PlanText.read(draft.content());
            byte[] body = new ImportCodec(seen.sheet, draft, kept).page(part, Optional.empty());
            return new Reply(201, "", address, () -> body);
        }));
    }

    private static Seen see(Sheet sheet, Options options, byte[] file) {
        return new Seen(sheet, plan(sheet, options, file));
    }

    private static Options options(Call call) {
        return new Options(
                call.queryWord("encoding", Encoding.values()),
                call.queryWord("delimiter", Delimiter.values()),
                call.queryWord("decimal", Decimal.values()),
                call.queryWord("blank", Blank.values()).equals(Optional.of(Blank.ERASE)));
    }

    private static Plan plan(Sheet sheet, Options options, byte[] file) {
        try {
            return new Planner(sheet, options).plan(file);
        } catch (FileRefusedException e) {
            ProblemException problem = new ProblemException(GradingProblem.FILE_UNREADABLE, e.sentence(), e)
                    .with("reason", e.reason().word());
            throw e.line() > 0 ? problem.with("line", e.line()) : problem;
        }
    }

    private Reply show(Call call, Transaction tx) {
        Id section = call.id("class");
        Optional<JobStatus> job = call.job(tx, address(section, call.id("import")));
        Optional<Draft> draft = tx.drafts().find(section, call.id("import"));
        if (draft.isEmpty()) {
            return Reply.content(JobCodec.alone(job.orElseThrow(Call::nothingHere)));
        }
        Sheet names = Sheet.names(tx.in(section, call.origin()));
        Plan plan = PlanText.read(draft.get().content());
        return Reply.content(new ImportCodec(names, draft.get(), plan).page(ImportCodec.Part.of(call), job));
    }

    private Reply discard(Call call, Transaction tx) {
        tx.drafts().discard(call.id("class"), call.id("import"));
        return Reply.noContent();
    }

    /** Done once: a second request is told what became of it. */
    private Reply apply(Call call, Transaction tx) {
        Fields fields = call.fields();
        Origin said = call.origin(fields, Optional.of(call.newId()));
        fields.check();
        Draft draft = tx.drafts().find(call.id("class"), call.id("import")).orElseThrow(Call::nothingHere);
        Origin origin = new Origin(said.by(), THROUGH, said.reason(), said.batch());
        return draft.done().map(Imports::answer).orElseGet(() -> {
            Plan plan = PlanText.read(draft.content());
            Job job = Job.begun(
                    address(draft.section(), draft.id()),
                    "application",
                    said.by(),
                    call.now(),
                    plan.entries().size());
            return Reply.of(new Work<>(
                    job, (school, progress) -> school.change(now -> apply(draft, plan, now, origin, progress))));
        });
    }

    private static Reply apply(Draft draft, Plan plan, Transaction tx, Origin origin, Progress progress) {
        Draft now = tx.drafts().claim(draft.section(), draft.id()).orElseThrow(Call::nothingHere);
        if (now.done().isPresent()) {
            tx.jobs().end(address(draft.section(), draft.id()));
            return answer(now.done().get());
        }
        ClassTransaction section = tx.in(draft.section(), origin);
        Application application = Application.of(plan, section, progress);
        if (application.inTheWay() > 0) {
            throw stale(application, new ImportCodec(Sheet.names(section), draft, plan));
        }
        Draft.Done done = new Draft.Done(origin.batch().orElseThrow(), application.saved(), application.already());
        tx.drafts().finish(draft.id(), done);
        tx.jobs().end(address(draft.section(), draft.id()));
        return answer(done);
    }

    private static Reply answer(Draft.Done done) {
        return Reply.answer(Codecs.object(json -> ImportCodec.write(json, done)));
    }

    /** The exception ends the transaction, so that nothing at all is changed. */
    private static ProblemException stale(Application application, ImportCodec form) {
        return new ProblemException(
                        GradingProblem.IMPORT_STALE,
                        "Nothing was changed, because " + application.inTheWay()
                                + " of the cells are not as they were in the preview.")
                .with("count", application.inTheWay())
                .with("conflicts", JsonP.value(form.conflicts(application.obstacles())));
    }
}
