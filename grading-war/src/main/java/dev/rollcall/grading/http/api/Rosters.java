package dev.rollcall.grading.http.api;

import dev.rollcall.grading.exchange.Worded;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.RosterImport;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.oneroster.RosterChange;
import dev.rollcall.grading.oneroster.RosterPlan;
import dev.rollcall.grading.oneroster.RosterPlanner;
import dev.rollcall.grading.oneroster.RosterRefusedException;
import dev.rollcall.grading.oneroster.RosterStaleException;
import dev.rollcall.grading.oneroster.RosterUndo;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code /oneroster/imports}: an archive of another system is looked at and kept, done as one batch when whoever saw it says
 * so, exactly as it was shown or not at all, and taken back as far as that goes.
 */
final class Rosters {
    private static final String ONE = "/oneroster/imports/{import}";
    private static final int MAX_ARCHIVE_BYTES = 32 << 20;
    private static final Route.Intake ZIP = new Route.Intake(ArchiveServlet.ZIP, MAX_ARCHIVE_BYTES);
    private static final String THROUGH = "oneroster";

    /** What becomes of enrolments that the archive does not have. */
    private enum Missing implements Worded {
        KEEP,
        END;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Route list() {
        return Route.at("/oneroster/imports")
                .on("GET", Rule.ADMIN, this::list)
                .on("POST", Rule.ADMIN, ZIP, this::preview);
    }

    Route one() {
        return Route.at(ONE).on("GET", Rule.ADMIN, this::show).on("DELETE", Rule.ADMIN, this::discard);
    }

    Route application() {
        return Route.at(ONE + "/application").on("POST", Rule.ADMIN, this::apply);
    }

    Route reversal() {
        return Route.at(ONE + "/reversal").on("POST", Rule.ADMIN, this::undo);
    }

    private Reply list(Call call, Desk desk) {
        return Reply.content(RosterForm.list(desk.rosterImports().all()));
    }

    private Reply preview(Call call, Desk desk) {
        boolean ends = call.queryWord("missing", Missing.values()).equals(Optional.of(Missing.END));
        byte[] archive = call.body();
        RosterPlan plan = plan(new RosterPlanner(desk, call.today(), ends), archive);
        RosterImport kept = desk.rosterImports()
                .keep(
                        RosterImport.seen(
                                call.newId(),
                                call.login().text(),
                                call.today(),
                                ends,
                                plan.digest(),
                                RosterForm.report(plan.report())),
                        archive);
        String location = call.exchange().request().getPathInfo() + "/" + kept.id();
        return new Reply(201, "", location, () -> RosterForm.write(kept));
    }

    private static RosterPlan plan(RosterPlanner planner, byte[] archive) {
        try {
            return planner.plan(archive);
        } catch (RosterRefusedException e) {
            throw new ProblemException(GradingProblem.FILE_UNREADABLE, e.sentence(), e)
                    .with("reason", e.reason().word());
        }
    }

    private Reply show(Call call, Desk desk) {
        RosterImport one = desk.rosterImports().find(call.id("import")).orElseThrow(Call::nothingHere);
        return Reply.content(RosterForm.write(one));
    }

    private Reply discard(Call call, Desk desk) {
        desk.rosterImports().discard(call.id("import"));
        return Reply.noContent();
    }

    /** Done once: who asks again is told the same. */
    private Reply apply(Call call, Desk desk) {
        Origin origin = origin(call, THROUGH);
        RosterImport one = claimed(call, desk);
        Id batch = one.batch().orElseGet(() -> {
            RosterPlan plan = plan(
                    new RosterPlanner(desk, one.day(), one.ends()),
                    desk.rosterImports().archive(one.id()));
            if (!plan.digest().equals(one.digest())) {
                throw stale();
            }
            try {
                RosterChange.make(plan, desk, origin);
            } catch (RosterStaleException | StaleException e) {
                throw stale();
            }
            Id now = origin.batch().orElseThrow();
            desk.rosterImports().finish(one.id(), now);
            return now;
        });
        return Reply.answer(Forms.object(json -> json.write("batch", batch.text())));
    }

    private static Origin origin(Call call, String through) {
        Fields fields = Fields.of(call.body());
        Optional<Comment> reason = fields.text("reason", Comment::new);
        fields.check();
        return new Origin(call.login().text(), through, reason, Optional.of(call.newId()));
    }

    private static RosterImport claimed(Call call, Desk desk) {
        return desk.rosterImports().claim(call.id("import")).orElseThrow(Call::nothingHere);
    }

    private static ProblemException stale() {
        return new ProblemException(
                GradingProblem.IMPORT_STALE,
                "Nothing was changed, because the grade book is not as it was in the preview. Send the archive again to see"
                        + " what it would change now.");
    }

    /** Taken back once, likewise. */
    private Reply undo(Call call, Desk desk) {
        Origin origin = origin(call, "undo");
        RosterImport one = claimed(call, desk);
        Id batch = one.batch()
                .orElseThrow(() -> new ProblemException(CommonProblem.CONFLICT, "The import was not done yet."));
        if (one.undone().isPresent()) {
            return Reply.answer(Forms.object(
                    json -> json.write("batch", one.undone().orElseThrow().text())));
        }
        RosterUndo.Undone undone = new RosterUndo(desk, new Forms(), origin).undo(batch);
        Id now = origin.batch().orElseThrow();
        desk.rosterImports().undo(one.id(), now);
        return Reply.answer(Forms.object(json ->
                json.write("batch", now.text()).write("undone", undone.undone()).write("kept", undone.kept())));
    }
}
