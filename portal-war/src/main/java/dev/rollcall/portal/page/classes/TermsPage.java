package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.Terms;
import dev.rollcall.portal.term.TermsView;
import java.io.Serial;

/** {@code /terms}: the terms of the school, for administrators. */
public final class TermsPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Terms terms;
    private final transient ClassBook book;

    TermsPage(Pages pages, Terms terms, ClassBook book) {
        super(pages);
        this.terms = terms;
        this.book = book;
    }

    @Override
    protected Answer show(Visit visit) {
        Person person = visit.requirePerson();
        TermsView view = TermsView.of(terms.all(person), book.classes(person));
        return Answer.page("terms", visit.texts().say("terms.title"), view);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD";
    }
}
