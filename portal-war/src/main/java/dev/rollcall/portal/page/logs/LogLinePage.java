package dev.rollcall.portal.page.logs;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.logs.LineView;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.logs.Place;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.logs.CentralLog;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** {@code /logs/line}: one line that was logged, among those around it. */
public final class LogLinePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient CentralLog log;
    private final transient WallClock clock;

    public LogLinePage(Pages pages, CentralLog log, WallClock clock) {
        super(pages);
        this.log = log;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Person person = visit.requirePerson();
        Optional<Place> place = Place.of(visit.request()::getParameter);
        List<LogEntry> found = place.map(at -> log.around(person, at)).orElse(List.of());
        if (place.isEmpty() || found.isEmpty()) {
            return Answer.message(
                    404,
                    Message.of(
                                    "warn",
                                    visit.texts().say("logs.line.gone"),
                                    visit.texts().say("logs.line.gone.why"))
                            .withLink(
                                    visit.texts().say("logs.title"), visit.to().logs()));
        }
        LineView view = LineView.of(place.get(), found, clock.audience(visit.texts())::moment);
        return Answer.page("logline", visit.texts().say("logs.line"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
