package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.PersonClasses;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.StudentReports;
import dev.rollcall.portal.roster.PersonView;
import java.io.Serial;
import java.util.Optional;

/** {@code /people/{person}}: one person with the classes of all terms, for administrators. */
public final class PersonPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient People people;
    private final transient StudentReports reports;
    private final transient WallClock clock;

    PersonPage(Pages pages, People people, StudentReports reports, WallClock clock) {
        super(pages);
        this.people = people;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<String> id = Routes.personOf(visit.request().getPathInfo());
        if (id.isEmpty()) {
            return Answer.status(404);
        }
        Person person = visit.requirePerson();
        PersonClasses told = people.classes(person, id.get());
        PersonView view = PersonView.of(
                told,
                clock.today(),
                section -> reports.report(person, section.id(), id.get()).totals());
        return Answer.page("person", told.person().name(), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
