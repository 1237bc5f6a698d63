package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.roster.PeopleView;
import java.io.Serial;
import java.util.List;
import java.util.Set;

/** {@code /people}: finds a person of the school, for administrators. */
public final class PeoplePage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ClassRoster roster;
    private final transient People people;

    PeoplePage(Pages pages, ClassRoster roster, People people) {
        super(pages);
        this.roster = roster;
        this.people = people;
    }

    @Override
    protected Answer show(Visit visit) {
        Person person = visit.requirePerson();
        Set<String> erased = people.erasures(person).left();
        List<dev.rollcall.portal.gradebook.Person> named = roster.people(person).stream()
                .filter(one -> !erased.contains(one.id()))
                .toList();
        PeopleView view = PeopleView.of(
                named, visit.parameter(PeopleView.WHO), visit.texts().language().locale());
        return view.isOne()
                ? new Answer.SeeOther(visit.to().person(view.found().get(0).id()))
                : Answer.page("people", visit.texts().say("people.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
