package dev.rollcall.portal.page.system;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.journal.JournalFilter;
import dev.rollcall.portal.journal.JournalView;
import dev.rollcall.portal.journal.Reading;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.registry.Registry;
import java.io.Serial;
import java.util.Optional;

/** {@code /system/events}: what has happened, the newest first. */
public final class JournalPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Registry registry;
    private final transient WallClock clock;

    public JournalPage(Pages pages, Registry registry, WallClock clock) {
        super(pages);
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Person> person = Optional.of(visit.requirePerson());
        JournalFilter filter = JournalFilter.of(visit.request()::getParameter);
        Reading reading = Reading.of(filter, query -> registry.events(person, query));
        return Answer.page(
                "events",
                visit.texts().say("system.events.title"),
                JournalView.of(filter, reading.events(), reading.older(), clock.audience(visit.texts())));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
