package dev.rollcall.portal.page;

import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.LogsView;
import dev.rollcall.portal.remote.CentralLog;
import java.io.Serial;

/** {@code /logs}: the newest entries of the central log. */
public final class LogsPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CentralLog log;
    private final transient WallClock clock;

    public LogsPage(Pages pages, CentralLog log, WallClock clock) {
        super(pages);
        this.log = log;
        this.clock = clock;
    }

    @Override
    Answer show(Visit visit) {
        LogFilter filter = LogFilter.of(visit.request()::getParameter);
        try {
            LogsView view = LogsView.of(filter, log.newest(visit.requirePerson(), filter, clock.moments()));
            return Answer.page("logs", "Logs", view);
        } catch (ServiceUnavailable unavailable) {
            Message away = Troubles.away(visit.texts(), unavailable.service());
            String trouble = away.heading() + ". " + String.join(" ", away.sentences());
            return new Answer.Page(503, "logs", "Logs", LogsView.without(filter, trouble));
        }
    }

    @Override
    String allowed() {
        return "GET, HEAD";
    }
}
