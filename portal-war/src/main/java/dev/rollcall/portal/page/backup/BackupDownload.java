package dev.rollcall.portal.page.backup;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.GradeArchives;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.time.LocalDate;

/** {@code /admin/backup/gradebook.zip}: the whole grade book, as it comes. */
public final class BackupDownload extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient GradeArchives archives;
    private final transient WallClock clock;

    public BackupDownload(Pages pages, GradeArchives archives, WallClock clock) {
        super(pages);
        this.archives = archives;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        Person person = visit.requirePerson();
        HttpServletResponse response = visit.response();
        if (visit.request().getMethod().equals("HEAD")) {
            response.setContentType("application/zip");
            return new Answer.Begun();
        }
        try (InputStream archive = archives.open(person).blocking()) {
            LocalDate today = LocalDate.ofInstant(clock.source().instant(), clock.zone());
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"gradebook-" + today + ".zip\"");
            archive.transferTo(response.getOutputStream());
        }
        return new Answer.Begun();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
