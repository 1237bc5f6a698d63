package dev.rollcall.portal.page.backup;

import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.time.LocalDate;
import java.util.function.Function;

/** {@code /admin/backup/gradebook.zip} and {@code /admin/roster/oneroster.zip}: the whole grade book, as it comes. */
public final class ArchiveDownload extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Function<Person, HttpStream> archives;
    private final transient String name;
    private final transient WallClock clock;

    /** @param name of the file, without day and ending */
    public ArchiveDownload(Pages pages, Function<Person, HttpStream> archives, String name, WallClock clock) {
        super(pages);
        this.archives = archives;
        this.name = name;
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
        try (InputStream archive = archives.apply(person).blocking()) {
            LocalDate today = clock.today();
            response.setContentType("application/zip");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "-" + today + ".zip\"");
            archive.transferTo(response.getOutputStream());
        }
        return new Answer.Begun();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
