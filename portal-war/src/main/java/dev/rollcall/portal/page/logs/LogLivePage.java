package dev.rollcall.portal.page.logs;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.logs.LiveView;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.logs.CentralLog;
import dev.rollcall.portal.text.Visible;
import java.io.Serial;

/** {@code /logs/live}: the page on which {@code tail.js} shows what {@link TailPage} tells. */
public final class LogLivePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CentralLog log;
    private final transient WallClock clock;

    public LogLivePage(Pages pages, CentralLog log, WallClock clock) {
        super(pages);
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        LogFilter filter = LogFilter.of(visit.request()::getParameter);
        String refusal = refusal(visit, filter);
        return new Answer.Page(
                refusal.isEmpty() ? 200 : 400,
                "loglive",
                visit.texts().say("logs.live"),
                new LiveView(filter, clock.zone(), refusal));
    }

    /** Why the search is not understood; a log service that is away may be back soon, and then tells. */
    private String refusal(Visit visit, LogFilter filter) {
        try {
            log.check(visit.requirePerson(), filter);
            return "";
        } catch (ServiceProblem problem) {
            return problem.status() == 422 ? Visible.sentence(problem.detail()) : "";
        }
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
