package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Routes;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.Terms;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.term.TermForm;
import dev.rollcall.portal.term.TermView;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;
import java.util.Optional;

/**
 * {@code /terms/{term}}: changes, closes and opens a term, for administrators; {@code …/delete} asks before it deletes one without
 * classes.
 */
public final class TermPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DELETE = "delete";

    private final transient Terms terms;
    private final transient ClassBook book;
    private final transient Deletion deletion = new Deletion("terms");

    TermPage(Pages pages, Terms terms, ClassBook book) {
        super(pages);
        this.terms = terms;
        this.book = book;
    }

    @Override
    protected Answer show(Visit visit) {
        Optional<Routes.TermPath> path = Routes.termPathOf(visit.request().getPathInfo());
        Optional<PageData> data = path.flatMap(found -> data(visit, found.id()));
        if (path.isEmpty() || data.isEmpty()) {
            return Answer.status(404);
        }
        if (path.get().action().isEmpty()) {
            return page(200, data.get(), TermForm.of(data.get().term), "");
        }
        if (!path.get().action().equals(DELETE)) {
            return Answer.status(404);
        }
        return data.get().classes == 0
                ? deletion.confirm(visit, subject(visit, data.get().term))
                : new Answer.SeeOther(visit.to().term(path.get().id()));
    }

    @Override
    protected Answer submit(Visit visit) {
        try {
            Optional<Routes.TermPath> path = Routes.termPathOf(visit.request().getPathInfo());
            Optional<PageData> data = path.flatMap(found -> data(visit, found.id()));
            if (path.isEmpty() || data.isEmpty()) {
                return Answer.status(404);
            }
            return switch (path.get().action()) {
                case "" -> change(visit, data.get());
                case DELETE -> delete(visit, data.get());
                default -> Answer.status(405);
            };
        } catch (ServiceProblem away) {
            return AgainView.whileAway(visit, away);
        }
    }

    @Override
    protected Answer stale(Visit visit) {
        return AgainView.stale(visit);
    }

    @Override
    protected String allowed() {
        return "GET, HEAD, POST";
    }

    /** A term, and how many classes there are in it. */
    private record PageData(Term term, int classes) {}

    private Optional<PageData> data(Visit visit, String id) {
        Person person = visit.requirePerson();
        return terms.all(person).stream()
                .filter(term -> term.id().equals(id))
                .findFirst()
                .map(term -> new PageData(term, (int) book.classes(person).stream()
                        .filter(section -> section.term().equals(id))
                        .count()));
    }

    private static Answer page(int status, PageData data, TermForm form, String trouble) {
        TermView view = new TermView(data.term, data.classes, form, trouble);
        return new Answer.Page(status, "term", data.term.title(), view);
    }

    private Answer change(Visit visit, PageData data) {
        Texts texts = visit.texts();
        TermForm form = TermForm.typed(data.term.id(), visit::parameter, texts);
        if (!form.isValid()) {
            return page(422, data, form, texts.say("marks.look", form.errors().size()));
        }
        Written<Term> written = terms.replace(visit.requirePerson(), form.term());
        if (written instanceof Written.Done<Term> done) {
            visit.leave(new Notice(
                    "ok", texts.say(said(data.term, done.value()), done.value().title())));
            return new Answer.SeeOther(visit.to().terms());
        }
        if (written instanceof Written.Stale<Term> stale && stale.current() != null) {
            Term theirs = stale.current();
            String sentence = texts.say(
                    "terms.stale",
                    theirs.title(),
                    texts.days(theirs.begin(), theirs.last()),
                    texts.say(theirs.closed() ? "terms.state.closed" : "terms.state.open"));
            return page(409, data, form.seen(theirs.version()), sentence);
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return page(failure.status(), data, form, failure.sentence());
    }

    private static String said(Term before, Term after) {
        if (before.closed() == after.closed()) {
            return "terms.saved";
        }
        return after.closed() ? "terms.saved.closed" : "terms.saved.open";
    }

    private Answer delete(Visit visit, PageData data) {
        if (data.classes > 0) { // since the question was shown
            return page(409, data, TermForm.of(data.term), visit.texts().say("terms.delete.used"));
        }
        return deletion.carryOut(
                visit,
                subject(visit, data.term),
                version -> terms.delete(visit.requirePerson(), data.term.id(), version));
    }

    private static Deletion.Subject subject(Visit visit, Term term) {
        Routes to = visit.to();
        return new Deletion.Subject(
                term.title(), term.version(), to.deleteTerm(term.id()), to.term(term.id()), to.terms(), false);
    }
}
