package dev.rollcall.portal.page.logs;

import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.logs.LogTail;
import dev.rollcall.portal.remote.logs.LogTails;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.Serial;
import java.util.Optional;

/** {@code /logs/tail}: what is logged from now on, as server-sent events for {@code tail.js}. */
public final class TailPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient LogTails tails;

    public TailPage(Pages pages, LogTails tails) {
        super(pages);
        this.tails = tails;
    }

    @Override
    protected Answer show(Visit visit) throws IOException {
        if (visit.request().getDispatcherType() == DispatcherType.ASYNC) {
            EventStream.resume(visit.request(), visit.response());
            return new Answer.Begun();
        }
        if (!visit.request().getMethod().equals("HEAD")) {
            return begin(visit);
        }
        EventStream.prepare(visit.request(), visit.response());
        return new Answer.Begun();
    }

    private Answer begin(Visit visit) throws IOException {
        LogFilter filter = LogFilter.of(visit.request()::getParameter);
        Positions from = Positions.parse(visit.lastHeard());
        TailStream stream = new TailStream();
        Optional<LogTail> tail = tails.follow(visit.requirePerson(), filter, from, stream::changed, stream::close);
        if (tail.isEmpty()) {
            return Answer.status(503);
        }
        stream.tell(tail.get());
        EventStream.prepare(visit.request(), visit.response());
        stream.begin(visit.request(), visit.response());
        tails.begin(tail.get());
        return new Answer.Begun();
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
