package dev.rollcall.portal.page.oneroster;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.gradebook.Job;
import dev.rollcall.portal.oneroster.OneRosterImport;
import dev.rollcall.portal.oneroster.OneRosterImportView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.JobPage;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.OneRosterImports;
import dev.rollcall.portal.remote.gradebook.Worked;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serial;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * {@code /admin/roster/{import}}: what an archive would change; {@code …/apply} does it, {@code …/undo} takes it back, {@code
 * …/discard} forgets it. What was done can be seen at the same address, however the answer got lost.
 */
public final class OneRosterImportPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient OneRosterImports imports;
    private final transient WallClock clock;

    public OneRosterImportPage(Pages pages, OneRosterImports imports, WallClock clock) {
        super(pages);
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Routes.OneRosterPath> path = path(visit);
        if (path.isEmpty()) {
            return Answer.status(404);
        }
        return path.get().action().isEmpty()
                ? page(visit, path.get().id(), 200, "", Optional.empty())
                : new Answer.SeeOther(visit.to().oneRoster(path.get().id()));
    }

    private static Optional<Routes.OneRosterPath> path(Visit visit) {
        return Routes.oneRosterPathOf(visit.request().getPathInfo());
    }

    @Override
    protected Answer submit(Visit visit) {
        Optional<Routes.OneRosterPath> path = path(visit);
        if (path.isEmpty()) {
            return Answer.status(404);
        }
        Texts texts = visit.texts();
        String id = path.get().id();
        return switch (path.get().action()) {
            case "apply" ->
                answer(
                        visit,
                        id,
                        imports.apply(visit.requirePerson(), id),
                        done -> texts.say("oneroster.done"),
                        OneRosterImport::done);
            case "undo" ->
                answer(
                        visit,
                        id,
                        imports.undo(visit.requirePerson(), id),
                        undone -> texts.say("oneroster.state.undone"),
                        OneRosterImport::undone);
            case "discard" -> discard(visit, id);
            default -> Answer.status(405);
        };
    }

    /** @param ended whether an import is as it was asked to be */
    private <T> Answer answer(
            Visit visit,
            String id,
            Written<T> written,
            Function<T, String> sentence,
            Predicate<OneRosterImport> ended) {
        if (written instanceof Written.Done<T> done) {
            visit.leave(new Notice("ok", sentence.apply(done.value())));
            return new Answer.SeeOther(visit.to().oneRoster(id));
        }
        if (written instanceof Written.Begun<T>) {
            return new Answer.SeeOther(visit.to().oneRoster(id));
        }
        return written instanceof Written.NotFound<T> ? Answer.status(404) : failed(visit, id, written, ended);
    }

    private Answer failed(Visit visit, String id, Written<?> written, Predicate<OneRosterImport> ended) {
        ArchiveFailure failure = ArchiveFailure.of(written, visit.texts());
        return written instanceof Written.Unconfirmed<?>
                ? JobPage.unconfirmed(
                        visit,
                        failure.status(),
                        visit.texts().say("oneroster.import"),
                        failure.sentence(),
                        visit.to().oneRoster(id),
                        () -> page(visit, id, failure.status(), failure.sentence(), Optional.of(ended)))
                : page(visit, id, failure.status(), failure.sentence(), Optional.of(ended));
    }

    private Answer discard(Visit visit, String id) {
        Written<?> written = imports.discard(visit.requirePerson(), id);
        if (written instanceof Written.Done<?> || written instanceof Written.NotFound<?>) {
            return discarded(visit);
        }
        try {
            return failed(visit, id, written, there -> false);
        } catch (ServiceProblem gone) {
            if (gone.status() != HttpServletResponse.SC_NOT_FOUND) {
                throw gone;
            }
            return discarded(visit); // whose answer was lost
        }
    }

    private static Answer discarded(Visit visit) {
        visit.leave(new Notice("ok", visit.texts().say("oneroster.discarded")));
        return new Answer.SeeOther(visit.to().oneRoster());
    }

    /** @param asked whether it is as it was asked to be; empty: as the work says that was last asked for */
    private Answer page(
            Visit visit, String id, int status, String trouble, Optional<Predicate<OneRosterImport>> asked) {
        Worked<OneRosterImport> found = imports.find(visit.requirePerson(), id);
        Texts texts = visit.texts();
        String failure = JobPage.trouble(
                found, texts, written -> ArchiveFailure.of(written, texts).sentence());
        if (found.running().isPresent() || found.value().isEmpty()) {
            Routes to = visit.to();
            String place = texts.say("oneroster.title");
            return JobPage.of(
                    visit, found.job().orElseThrow(), to.oneRoster(id), failure, to.oneRoster(), place, clock.zone());
        }
        OneRosterImport one = found.value().get();
        boolean reversal = found.job()
                .map(Job::operation)
                .filter(Job.Operation.REVERSAL::equals)
                .isPresent();
        Predicate<OneRosterImport> ended = asked.orElse(reversal ? OneRosterImport::undone : OneRosterImport::done);
        boolean done = ended.test(one); // by another attempt than the one that failed
        return new Answer.Page(
                done ? 200 : status,
                "onerosterimport",
                texts.say(one.done() ? "oneroster.import.done" : "oneroster.import"),
                new OneRosterImportView(one, done ? "" : trouble.isEmpty() ? failure : trouble));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }
}
