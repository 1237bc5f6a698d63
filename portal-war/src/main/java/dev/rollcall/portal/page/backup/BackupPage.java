package dev.rollcall.portal.page.backup;

import dev.rollcall.portal.gradebook.Restoration;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.JobPage;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.Restorations;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;
import java.util.Optional;

/** {@code /admin/backup}: what a backup is, where to get one, and how far a running restoration is. */
public final class BackupPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Restorations restorations;
    private final transient WallClock clock;

    public BackupPage(Pages pages, Restorations restorations, WallClock clock) {
        super(pages);
        this.restorations = restorations;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Restoration> last = restorations.last(visit.requirePerson());
        String trouble =
                last.map(restoration -> trouble(restoration, visit.texts())).orElse("");
        BackupView view = new BackupView(last, trouble, clock.zone());
        if (view.running().isPresent()) {
            JobPage.again(visit, visit.to().backup());
        }
        return Answer.page("backup", visit.texts().say("backup.title"), view);
    }

    private static String trouble(Restoration restoration, Texts texts) {
        return restoration
                .job()
                .filter(job -> !job.isRunning())
                .map(job -> texts.say("backup.notrestored") + " "
                        + (job.detail().isEmpty() ? JobPage.trouble(job, texts) : job.detail()))
                .orElse("");
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
