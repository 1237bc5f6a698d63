package dev.rollcall.portal.page.oneroster;

import dev.rollcall.portal.oneroster.OneRosterView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Form;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.OneRosterImports;
import dev.rollcall.portal.remote.gradebook.Written;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/** {@code /admin/roster}: the rosters out, and in: an archive that is sent is looked at, and shown on a page of its own. */
public final class OneRosterPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The archive, and what else is in the form. It is in memory several times while the form is read. */
    private static final int MAX_UPLOAD_BYTES = (16 << 20) + (16 << 10);

    private final transient OneRosterImports imports;
    private final transient WallClock clock;

    public OneRosterPage(Pages pages, OneRosterImports imports, WallClock clock) {
        super(pages);
        this.imports = imports;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        visit.openSession();
        return page(visit, 200, "", false);
    }

    @Override
    protected Optional<Answer> refusal(Visit visit) throws IOException {
        return Form.receive(visit, MAX_UPLOAD_BYTES);
    }

    @Override
    protected Answer submit(Visit visit) {
        boolean ends = visit.parameter("missing").equals("end");
        if (visit.file().length == 0) {
            return page(visit, 422, visit.texts().say("oneroster.choose"), ends);
        }
        Written<String> written = imports.preview(visit.requirePerson(), visit.file(), ends);
        if (written instanceof Written.Done<String> done) {
            return new Answer.SeeOther(visit.to().oneRoster(done.value()));
        }
        if (written instanceof Written.Begun<String> begun) {
            return new Answer.SeeOther(visit.to().oneRoster(begun.id()));
        }
        ArchiveFailure failure = ArchiveFailure.of(written, visit.texts());
        return page(visit, failure.status(), failure.sentence(), ends);
    }

    private Answer page(Visit visit, int status, String trouble, boolean ends) {
        OneRosterView view = new OneRosterView(imports.all(visit.requirePerson()), trouble, ends, clock.zone());
        return new Answer.Page(status, "oneroster", visit.texts().say("oneroster.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }
}
