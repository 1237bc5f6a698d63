package dev.rollcall.portal.page.logs;

import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Question;
import dev.rollcall.portal.logs.Slice;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.logs.LogDownloads;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** {@code /logs/download}: what a filter finds, as the log services write it, an event a line. */
public final class LogDownload extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'rollcall-logs-'uuuuMMdd'T'HHmmss'Z.ndjson'", Locale.ROOT);

    private final transient LogDownloads downloads;
    private final transient WallClock clock;

    public LogDownload(Pages pages, LogDownloads downloads, WallClock clock) {
        super(pages);
        this.downloads = downloads;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        LogFilter filter = LogFilter.of(visit.request()::getParameter);
        if (!filter.time().mistakes(clock.zone()).isEmpty()) {
            return Answer.status(400);
        }
        Question question = new Question(filter, Slice.NEWEST, clock.source().instant(), clock.zone());
        Optional<LogDownloads.Download> begun = downloads.begin(visit.requirePerson(), filter.wire(question.bounds()));
        if (begun.isEmpty()) {
            return Answer.message(
                    503,
                    Message.of(
                            "warn",
                            visit.texts().say("logs.download.full"),
                            visit.texts().say("logs.download.full.why")));
        }
        HttpServletResponse response = visit.response();
        try (LogDownloads.Download download = begun.get()) {
            response.setContentType("application/x-ndjson;charset=UTF-8");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + NAME.format(question.now().atZone(ZoneOffset.UTC)) + '"');
            if (!visit.request().getMethod().equals("HEAD")) {
                OutputStream out = response.getOutputStream();
                download.writeTo(out);
            }
        }
        return new Answer.Begun();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
