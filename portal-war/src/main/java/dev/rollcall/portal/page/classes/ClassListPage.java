package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.accounts.Role;
import dev.rollcall.portal.gradebook.Me;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.grid.ClassesView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /classes}: the classes that a user teaches, for administrators all; students are led to their own. */
public final class ClassListPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ClassBook book;

    /** Shows what is in {@code book}. */
    public ClassListPage(Pages pages, ClassBook book) {
        super(pages);
        this.book = book;
    }

    @Override
    protected Answer show(Visit visit) {
        if (!visit.hasAnyRole(Set.of(Role.TEACHER, Role.ADMIN))) {
            return new Answer.SeeOther(visit.to().my());
        }
        Person person = visit.requirePerson();
        boolean administrator = visit.isAdmin();
        Me me = book.me(person);
        List<SchoolClass> classes = administrator ? book.classes(person) : me.teaching();
        boolean none = classes.isEmpty();
        ClassesView view = ClassesView.of(
                classes,
                none ? Map.of() : book.courses(person),
                none ? Map.of() : book.terms(person),
                me.person() != null,
                administrator);
        return Answer.page("classes", visit.texts().say("classes.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
