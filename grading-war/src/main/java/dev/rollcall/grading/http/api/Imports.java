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
import dev.rollcall.grading.exchange.Worded;
import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Draft;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Optional;

/**
 * {@code /classes/{class}/imports}: a CSV file is looked at, and what it would change is kept, shown a page at a time, and
 * done as one batch when whoever saw it says so.
 */
final class Imports {
    private static final String ONE = "/classes/{class}/imports/{import}";
    private static final int MAX_FILE_BYTES = 8 << 20;
    private static final Route.Intake CSV = new Route.Intake("text/csv", MAX_FILE_BYTES);
    private static final String THROUGH = "import";

    /** Whether empty fields empty their cells. */
    private enum Blank implements Worded {
        KEEP,
        ERASE;

        @Override
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    Route list() {
        return Route.at("/classes/{class}/imports").on("POST", Rule.CLASS_TEACHER, CSV, this::preview);
    }

    Route one() {
        return Route.at(ONE).on("GET", Rule.CLASS_TEACHER, this::show).on("DELETE", Rule.CLASS_TEACHER, this::discard);
    }

    Route application() {
        return Route.at(ONE + "/application").on("POST", Rule.CLASS_TEACHER, this::apply);
    }

    private Reply preview(Call call, Desk desk) {
        Id section = call.id("class");
        byte[] file = call.body();
        Sheet sheet = Sheet.of(desk.in(section, call.origin()));
        Plan plan = plan(sheet, options(call), file);
        Draft draft = desk.drafts()
                .keep(call.newId(), section, call.login().text(), Reply.digest(file), PlanText.write(plan));
        String location = call.exchange().request().getPathInfo() + "/" + draft.id();
        byte[] body = new ImportForm(sheet, draft, plan).page(call);
        return new Reply(201, "", location, () -> body);
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

    private Reply show(Call call, Desk desk) {
        Draft draft = desk.drafts().find(call.id("class"), call.id("import")).orElseThrow(Call::nothingHere);
        Sheet names = Sheet.names(desk.in(call.id("class"), call.origin()));
        return Reply.content(new ImportForm(names, draft, PlanText.read(draft.content())).page(call));
    }

    private Reply discard(Call call, Desk desk) {
        desk.drafts().discard(call.id("class"), call.id("import"));
        return Reply.noContent();
    }

    /** Done once: who asks again is told what became of it. */
    private Reply apply(Call call, Desk desk) {
        Fields fields = Fields.of(call.body());
        Id batch = call.newId();
        Origin said = call.origin(fields, Optional.of(batch));
        fields.check();
        Draft draft = desk.drafts().claim(call.id("class"), call.id("import")).orElseThrow(Call::nothingHere);
        Draft.Done done = draft.done().orElseGet(() -> {
            Origin origin = new Origin(said.by(), THROUGH, said.reason(), said.batch());
            Plan plan = PlanText.read(draft.content());
            ClassDesk section = desk.in(draft.section(), origin);
            Application application = Application.of(plan, section);
            if (application.inTheWay() > 0) {
                throw stale(application, new ImportForm(Sheet.names(section), draft, plan));
            }
            Draft.Done now = new Draft.Done(batch, application.saved(), application.already());
            desk.drafts().finish(draft.id(), now);
            return now;
        });
        return Reply.answer(Forms.object(json -> ImportForm.write(json, done)));
    }

    /** The exception ends the transaction, so that nothing at all is changed. */
    private static ProblemException stale(Application application, ImportForm form) {
        return new ProblemException(
                        GradingProblem.IMPORT_STALE,
                        "Nothing was changed, because " + application.inTheWay()
                                + " of the cells are not as they were in the preview.")
                .with("count", application.inTheWay())
                .with("conflicts", Plain.of(form.conflicts(application.conflicts())));
    }
}
