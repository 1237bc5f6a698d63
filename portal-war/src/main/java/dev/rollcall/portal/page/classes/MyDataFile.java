package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Me;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.People;
import java.io.Serial;

/** {@code /my/data}: everything that is kept about a student, as a file. */
public final class MyDataFile extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ClassBook book;
    private final transient People people;

    MyDataFile(Pages pages, ClassBook book, People people) {
        super(pages);
        this.book = book;
        this.people = people;
    }

    @Override
    protected Answer show(Visit visit) {
        Person person = visit.requirePerson();
        Me me = book.me(person);
        return me.person() == null
                ? Answer.status(404)
                : DossierFile.of(
                        visit,
                        me.person().id(),
                        people.dossier(person, me.person().id()));
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
