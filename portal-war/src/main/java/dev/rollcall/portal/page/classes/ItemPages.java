package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Figures;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.item.ItemForm;
import dev.rollcall.portal.item.ItemView;
import dev.rollcall.portal.marks.MarkLine;
import dev.rollcall.portal.marks.MarksForm;
import dev.rollcall.portal.marks.Part;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassWork;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /classes/{class}/items/{item}}: what a piece of work is, how its results lie, and all of them in a form. */
final class ItemPages implements ClassPart {
    private final ClassBook book;
    private final ClassWork work;
    private final ZoneId zone;
    private final MarksSaving saving;
    private final Deletion deletion;

    /** @param zone in which moments are shown */
    ItemPages(ClassBook book, ClassWork work, ZoneId zone) {
        this.book = book;
        this.work = work;
        this.zone = zone;
        this.saving = new MarksSaving(book);
        this.deletion = new Deletion("item");
    }

    @Override
    public boolean takes(int ids) {
        return ids == 1 || ids == 2;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        Optional<PageData> data = data(visit, path);
        if (data.isEmpty()) {
            return Answer.status(404);
        }
        if (path.ids().size() == 1) {
            return page(visit, 200, data.get(), ItemForm.of(data.get().item, visit.texts()), null, null, "");
        }
        if (path.endsWith(2, ClassRoutes.RESULTS)) {
            return new Answer.SeeOther(visit.to().in(path.section()).item(path.id(0)));
        }
        return path.endsWith(2, ClassRoutes.DELETE)
                ? deletion.confirm(visit, subject(visit, data.get()))
                : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        Optional<PageData> data = data(visit, path);
        if (data.isEmpty()) {
            return Answer.status(404);
        }
        if (path.ids().size() == 1) {
            return saveItem(visit, data.get());
        }
        if (path.endsWith(2, ClassRoutes.RESULTS)) {
            return saveMarks(visit, data.get());
        }
        return path.endsWith(2, ClassRoutes.DELETE) ? delete(visit, data.get()) : Answer.status(405);
    }

    /** A piece of work within its class. */
    private record PageData(Gradebook book, LineItem item, Part part) {
        List<MarkLine> lines(Texts texts) {
            return part.of(lines(texts, student -> true));
        }

        /** Students may be in another part by now than they were in when the form was opened. */
        List<MarkLine> sent(Visit visit) {
            return lines(
                    visit.texts(),
                    student -> visit.request().getParameter(MarksForm.SEEN + "." + student.id()) != null);
        }

        private List<MarkLine> lines(Texts texts, Predicate<Student> which) {
            return book.students().stream()
                    .filter(which)
                    .sorted(Student.byPresenceAndName(texts.language().locale()))
                    .map(student -> new MarkLine(
                            student.id(),
                            student.left() == null ? student.name() : texts.say("item.left", student.name()),
                            item.maximum(),
                            student.results().get(item.id())))
                    .toList();
        }
    }

    private Optional<PageData> data(Visit visit, ClassPath path) {
        Gradebook all = book.gradebook(visit.requirePerson(), path.section());
        return all.item(path.id(0))
                .map(item -> new PageData(
                        all,
                        item,
                        Part.of(visit.parameter(Part.PART), all.students().size())));
    }

    private Answer page(
            Visit visit,
            int status,
            PageData data,
            ItemForm form,
            @Nullable LineItem theirs,
            @Nullable MarksForm marks,
            String trouble) {
        Texts texts = visit.texts();
        String section = data.book.section().id();
        ItemView view = new ItemView(
                data.book.section(),
                data.book.categories(),
                data.item,
                form,
                theirs,
                figures(visit, section, data.item, trouble),
                marks == null ? MarksForm.shown(data.lines(texts), texts) : marks,
                data.part,
                trouble,
                zone);
        String title = data.item.title();
        return new Answer.Page(status, "item", status == 200 ? title : texts.say("student.not-saved", title), view);
    }

    /** How the results lie. A page that tells of a trouble must not end in another one: it does without. */
    private @Nullable Figures figures(Visit visit, String section, LineItem item, String trouble) {
        try {
            return work.figures(visit.requirePerson(), section, item.id()).orElse(null);
        } catch (ServiceProblem | UnreadableAnswerException e) {
            if (trouble.isEmpty()) {
                throw e;
            }
            return null;
        }
    }

    private Answer saveMarks(Visit visit, PageData data) {
        String section = data.book.section().id();
        MarksForm typed = MarksForm.typed(data.sent(visit), visit.request()::getParameter, visit.texts());
        MarksSaving.Result result =
                saving.save(visit, section, typed, row -> new MarksForm.Cell(data.item.id(), row.id()));
        if (result instanceof MarksSaving.Result.Saved saved) {
            visit.leave(saved.notice());
            return new Answer.SeeOther(visit.to().in(section).item(data.item.id()) + data.part.query());
        }
        MarksSaving.Result.Again again = (MarksSaving.Result.Again) result;
        ItemForm form = ItemForm.of(data.item, visit.texts());
        return page(visit, again.status(), data, form, null, again.form(), again.sentence());
    }

    private Answer saveItem(Visit visit, PageData data) {
        Texts texts = visit.texts();
        ItemForm form = ItemForm.typed(visit::parameter, texts);
        if (!form.isValid()) {
            return page(
                    visit,
                    422,
                    data,
                    form,
                    null,
                    null,
                    texts.say("marks.look", form.errors().size()));
        }
        String section = data.book.section().id();
        Written<LineItem> written = work.replace(visit.requirePerson(), section, form.item(data.item.id(), texts));
        if (written instanceof Written.Done<LineItem> done) {
            visit.leave(new Notice("ok", texts.say("item.saved", done.value().title())));
            return new Answer.SeeOther(visit.to().in(section).item(data.item.id()));
        }
        if (written instanceof Written.Stale<LineItem> stale && stale.current() != null) {
            ItemForm seen = form.seen(stale.current().version(), Map.of());
            return page(visit, 409, data, seen, stale.current(), null, texts.say("item.stale"));
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return page(visit, failure.status(), data, form, null, null, failure.sentence());
    }

    private Deletion.Subject subject(Visit visit, PageData data) {
        ClassRoutes to = visit.to().in(data.book.section().id());
        return new Deletion.Subject(
                data.item.title(),
                data.item.version(),
                to.deleteItem(data.item.id()),
                to.item(data.item.id()),
                to.base(),
                data.book.section().isClosed());
    }

    private Answer delete(Visit visit, PageData data) {
        Person person = visit.requirePerson();
        String section = data.book.section().id();
        return deletion.carryOut(
                visit, subject(visit, data), version -> work.delete(person, section, data.item.id(), version));
    }
}
