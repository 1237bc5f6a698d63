package dev.rollcall.portal.page.backup;

import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import java.io.Serial;

/** {@code /admin/backup}: what a backup is, and where to get one. */
public final class BackupPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    public BackupPage(Pages pages) {
        super(pages);
    }

    @Override
    protected Answer show(Visit visit) {
        return Answer.page("backup", visit.texts().say("backup.title"), "");
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
