package dev.rollcall.portal.page.logs;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.LogsView;
import dev.rollcall.portal.logs.Question;
import dev.rollcall.portal.logs.Slice;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.text.Visible;
import java.io.Serial;

/** {@code /logs}: what the services have logged, as far as a filter lets through. */
public final class LogsPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String TEMPLATE = "logs";

    private final transient CentralLog log;
    private final transient WallClock clock;

    public LogsPage(Pages pages, CentralLog log, WallClock clock) {
        super(pages);
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        LogFilter filter = LogFilter.of(visit.request()::getParameter);
        if (!filter.time().mistakes(clock.zone()).isEmpty()) {
            return page(visit, 400, LogsView.without(filter, clock.zone(), ""));
        }
        Slice slice = LogFilter.slice(visit.request()::getParameter);
        Question question = new Question(filter, slice, clock.source().instant(), clock.zone());
        try {
            return page(
                    visit,
                    200,
                    LogsView.of(
                            question,
                            log.find(visit.requirePerson(), question),
                            clock.audience(visit.texts())::moment));
        } catch (ServiceUnavailable unavailable) {
            return page(visit, 503, LogsView.without(filter, clock.zone(), ""));
        } catch (ServiceProblem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            return page(visit, 400, LogsView.without(filter, clock.zone(), Visible.sentence(problem.detail())));
        }
    }

    private static Answer page(Visit visit, int status, LogsView view) {
        return new Answer.Page(status, TEMPLATE, visit.texts().say("logs.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
