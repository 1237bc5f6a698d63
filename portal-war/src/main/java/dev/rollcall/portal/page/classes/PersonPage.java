package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.gradebook.PersonClasses;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.Absence;
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
    private final transient Ticker ticker;

    PersonPage(Pages pages, People people, StudentReports reports, WallClock clock, Ticker ticker) {
        super(pages);
        this.people = people;
        this.reports = reports;
        this.clock = clock;
        this.ticker = ticker;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<String> id = Routes.personOf(visit.request().getPathInfo());
        if (id.isEmpty()) {
            return Answer.status(404);
        }
        Person person = visit.requirePerson();
        PersonClasses told = people.classes(person, id.get());
        long start = ticker.nanos();
        PersonView view = PersonView.of(
                told,
                clock.today(),
                section -> ticker.nanos() - start > ReportsPage.LIMIT.toNanos()
                        ? Optional.empty()
                        : totals(person, section, id.get()));
        return Answer.page("person", told.person().name(), view);
    }

    /** Empty when the student was taken out of the class just now, or the grade book does not tell in time. */
    private Optional<Totals> totals(Person person, SchoolClass section, String student) {
        try {
            return Optional.of(reports.report(person, section.id(), student).totals());
        } catch (ServiceProblem problem) {
            if (problem.status() != 404 && !Absence.isPassing(problem)) {
                throw problem;
            }
            return Optional.empty();
        }
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
