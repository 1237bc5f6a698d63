package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.files.FilesView;
import dev.rollcall.portal.files.ImportOptions;
import dev.rollcall.portal.files.ImportPlan;
import dev.rollcall.portal.files.ImportPlan.Applied;
import dev.rollcall.portal.files.ImportPlan.Conflict;
import dev.rollcall.portal.files.ImportView;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Form;
import dev.rollcall.portal.page.JobPage;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Troubles;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassFiles;
import dev.rollcall.portal.remote.gradebook.Worked;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * {@code /classes/{class}/files}: the class out, and in: {@code …/files/{import}} shows what a file would change, {@code
 * …/apply} does it. What was done can be seen at the same address, however the answer got lost.
 */
final class FilePages implements ClassPart {
    /** The file, and what else is in the form. */
    private static final int MAX_UPLOAD_BYTES = (8 << 20) + (16 << 10);

    private final ClassFiles files;
    private final ZoneId zone;

    FilePages(ClassFiles files, ZoneId zone) {
        this.files = files;
        this.zone = zone;
    }

    @Override
    public boolean takes(int ids) {
        return ids <= 2;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        return switch (path.ids().size()) {
            case 0 -> {
                visit.openSession();
                yield form(visit, path, 200, "", "", ImportOptions.NONE);
            }
            case 1 -> plan(visit, path, 200, "", List.of());
            default -> Answer.status(path.id(1).equals(ClassRoutes.APPLY) ? 405 : 404);
        };
    }

    @Override
    public Optional<Answer> refusal(Visit visit, ClassPath path) throws IOException {
        return path.ids().isEmpty() ? Form.receive(visit, MAX_UPLOAD_BYTES) : ClassPart.super.refusal(visit, path);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (path.ids().isEmpty()) {
            return preview(visit, path);
        }
        return path.endsWith(2, ClassRoutes.APPLY) ? apply(visit, path) : Answer.status(405);
    }

    private Answer preview(Visit visit, ClassPath path) {
        ImportOptions options = ImportOptions.of(visit::parameter);
        if (visit.file().length == 0) {
            return form(visit, path, 422, visit.texts().say("files.choose"), "", options);
        }
        Written<String> written;
        try {
            written = files.preview(visit.requirePerson(), path.section(), visit.file(), options);
        } catch (ServiceProblem away) {
            if (!Absence.isPassing(away)) {
                throw away;
            }
            return form(visit, path, 503, visit.texts().say("files.away"), Troubles.log(visit, away), options);
        }
        if (written instanceof Written.Done<String> done) {
            return new Answer.SeeOther(visit.to().in(path.section()).imported(done.value()));
        }
        if (written instanceof Written.Begun<String> begun) {
            return new Answer.SeeOther(visit.to().in(path.section()).imported(begun.id()));
        }
        if (written instanceof Written.NotFound<?>) {
            return Answer.status(404);
        }
        WriteFailure failure = WriteFailure.of(written, visit.texts());
        return form(visit, path, failure.status(), failure.sentence(), "", options);
    }

    private Answer form(
            Visit visit, ClassPath path, int status, String trouble, String traceId, ImportOptions options) {
        FilesView view = new FilesView(section(visit, path, status), trouble, traceId, options);
        return new Answer.Page(status, "files", visit.texts().say("files.title"), view);
    }

    /** The class. For a page that says what was wrong its id serves as its title while the grade book is away: no page keeps a file. */
    private SchoolClass section(Visit visit, ClassPath path, int status) {
        try {
            return files.section(visit.requirePerson(), path.section());
        } catch (ServiceProblem away) {
            if (status == 200 || !Absence.isPassing(away)) {
                throw away;
            }
            return new SchoolClass(path.section(), path.section(), "", "", "", false, false, 0);
        }
    }

    private Answer apply(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        Written<Applied> written = files.apply(visit.requirePerson(), path.section(), path.id(0));
        if (written instanceof Written.Done<Applied> done) {
            visit.leave(new Notice("ok", texts.say("files.saved", done.value().saved())));
            return new Answer.SeeOther(visit.to().in(path.section()).imported(path.id(0)));
        }
        if (written instanceof Written.Begun<?>) {
            return new Answer.SeeOther(visit.to().in(path.section()).imported(path.id(0)));
        }
        if (written instanceof Written.NotFound<?>) {
            return Answer.status(404);
        }
        if (written instanceof Written.Stale<Applied> stale && stale.current() != null) {
            Applied nothing = stale.current();
            return plan(visit, path, 409, texts.say("files.stale", nothing.inTheWay()), nothing.conflicts());
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        if (written instanceof Written.Unconfirmed<?>) {
            String sentence = texts.say("files.unconfirmed");
            return JobPage.unconfirmed(
                    visit,
                    failure.status(),
                    texts.say("files.import"),
                    sentence,
                    visit.to().in(path.section()).imported(path.id(0)),
                    () -> plan(visit, path, failure.status(), sentence, List.of()));
        }
        return plan(visit, path, failure.status(), failure.sentence(), List.of());
    }

    /** Long work does not tell how many results were in the way. */
    private static String sentence(Written<?> written, Texts texts) {
        return written instanceof Written.Stale<?>
                ? texts.say("files.stale", 0)
                : WriteFailure.of(written, texts).sentence();
    }

    private Answer plan(Visit visit, ClassPath path, int status, String trouble, List<Conflict> conflicts) {
        String typed = visit.parameter("from");
        long from = typed.matches("[0-9]{1,6}") ? Long.parseLong(typed) : 0;
        Worked<ImportPlan> plan = files.plan(visit.requirePerson(), path.section(), path.id(0), from, ImportView.PAGE);
        Texts texts = visit.texts();
        String failure = JobPage.trouble(plan, texts, written -> sentence(written, texts));
        if (plan.running().isPresent() || plan.value().isEmpty()) {
            ClassRoutes to = visit.to().in(path.section());
            String at = to.imported(path.id(0));
            return JobPage.of(visit, plan.job().orElseThrow(), at, failure, to.files(), texts.say("files.title"), zone);
        }
        boolean done = plan.value().get().applied() != null; // by another attempt than the one that failed
        String shown = done ? "" : trouble.isEmpty() ? failure : trouble;
        SchoolClass section = files.section(visit.requirePerson(), path.section());
        ImportView view = new ImportView(section, plan.value().get(), from, shown, conflicts);
        return new Answer.Page(done ? 200 : status, "import", texts.say("files.import"), view);
    }
}
