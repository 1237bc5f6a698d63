package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.PageServlet;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.Troubles;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.NewClasses;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.settings.NewClassForm;
import dev.rollcall.portal.settings.NewClassView;
import dev.rollcall.portal.text.Texts;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /new-class}: makes a class or copies one, for administrators, with its term and its course if they are not there yet. */
public final class NewClassPage extends PageServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient NewClasses classes;

    NewClassPage(Pages pages, NewClasses classes) {
        super(pages);
        this.classes = classes;
    }

    @Override
    protected Answer show(Visit visit) {
        return page(visit, 200, data(visit), NewClassForm.EMPTY, FormKey.fresh(), List.of());
    }

    @Override
    protected Answer submit(Visit visit) {
        PageData data;
        try {
            data = data(visit);
        } catch (ServiceProblem away) {
            return AgainView.whileAway(visit, away);
        }
        Texts texts = visit.texts();
        NewClassForm form = NewClassForm.typed(visit::parameter, data.classes, data.courses, data.terms, texts);
        String key = FormKey.of(visit);
        if (!form.isValid()) {
            return page(
                    visit,
                    422,
                    data,
                    form,
                    key,
                    List.of(texts.say("marks.look", form.errors().size())));
        }
        Attempt attempt = new Attempt(visit, data, form, key);
        try {
            return attempt.answer(attempt.write());
        } catch (ServiceProblem away) {
            return attempt.isBegun() && Absence.isPassing(away) ? attempt.away(away) : AgainView.whileAway(visit, away);
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

    /** What can be chosen, which is asked before anything is written. */
    private record PageData(List<SchoolClass> classes, List<Course> courses, List<Term> terms) {}

    private PageData data(Visit visit) {
        Person person = visit.requirePerson();
        return new PageData(classes.classes(person), classes.courses(person), classes.terms(person));
    }

    private static Answer page(
            Visit visit, int status, PageData data, NewClassForm form, String key, List<String> troubles) {
        NewClassView view = NewClassView.of(data.classes, data.courses, data.terms, form, key, troubles, visit.texts());
        return new Answer.Page(status, "newclass", visit.texts().say("newclass.title"), view);
    }

    /** Makes one after the other, since that is how the grade book takes them: what was made is chosen if the form is shown again. */
    private final class Attempt {
        private final Visit visit;
        private final Person person;
        private final String key;
        private final List<SchoolClass> originals;
        private final List<Course> courses;
        private final List<Term> terms;
        private final List<String> made = new ArrayList<>();
        private NewClassForm form;

        Attempt(Visit visit, PageData data, NewClassForm form, String key) {
            this.visit = visit;
            this.person = visit.requirePerson();
            this.originals = data.classes;
            this.courses = new ArrayList<>(data.courses);
            this.terms = new ArrayList<>(data.terms);
            this.form = form;
            this.key = key;
        }

        /** What became of the class, or of what was to be made before it. */
        Written<?> write() {
            Optional<Term> term = form.termToMake();
            if (term.isPresent()) {
                Written<Term> written = classes.add(person, term.get(), FormKey.derived(key, "term"));
                if (!(written instanceof Written.Done<Term> done)) {
                    return written;
                }
                String id = done.value().id();
                terms.removeIf(known -> known.id().equals(id)); // it may have been made before, without an answer
                terms.add(done.value());
                form = form.ofTerm(id);
                made.add(visit.texts().say("newclass.made.term", term.get().title()));
            }
            Optional<Course> course = form.courseToMake();
            if (course.isPresent()) {
                Written<Course> written = classes.add(person, course.get(), FormKey.derived(key, "course"));
                if (!(written instanceof Written.Done<Course> done)) {
                    return written;
                }
                String id = done.value().id();
                courses.removeIf(known -> known.id().equals(id));
                courses.add(done.value());
                form = form.ofCourse(id);
                made.add(visit.texts().say("newclass.made.course", course.get().title()));
            }
            String keyOfClass = FormKey.derived(key, "class");
            return form.copyOf().isEmpty()
                    ? classes.add(person, form.section(), keyOfClass)
                    : classes.copy(person, form.copyOf(), form.section(), form.people(), keyOfClass);
        }

        /** Whether something of it is there by now. */
        boolean isBegun() {
            return !made.isEmpty();
        }

        Answer answer(Written<?> written) {
            if (written instanceof Written.Done<?> done && done.value() instanceof SchoolClass section) {
                visit.leave(new Notice(
                        "ok",
                        visit.texts().say(form.people() ? "newclass.made.people" : "newclass.made", section.title())));
                return new Answer.SeeOther(visit.to().in(section.id()).roster());
            }
            WriteFailure failure = WriteFailure.of(written, visit.texts());
            return again(failure.status(), FormKey.after(written, key), sentence(written, failure));
        }

        /** When the grade book does not answer any more. */
        Answer away(ServiceProblem away) {
            Troubles.log(visit, away);
            return again(503, key, visit.texts().say("settings.away"));
        }

        /** Where something was made, it is not true that nothing was saved. */
        private String sentence(Written<?> written, WriteFailure failure) {
            if (written instanceof Written.NotFound<?>) {
                return visit.texts().say("newclass.copy-of.gone");
            }
            if (!isBegun()) {
                return failure.sentence();
            }
            if (written instanceof Written.Refused<?> refused) {
                return visit.texts().say("newclass.rest.refused", refused.detail());
            }
            return written instanceof Written.TermClosed<?>
                    ? visit.texts().say("newclass.rest.closed")
                    : failure.sentence();
        }

        private Answer again(int status, String nextKey, String sentence) {
            List<String> troubles = new ArrayList<>(made);
            troubles.add(sentence);
            return page(visit, status, new PageData(originals, courses, terms), form, nextKey, troubles);
        }
    }
}
