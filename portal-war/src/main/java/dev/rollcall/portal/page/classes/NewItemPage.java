package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.item.ItemForm;
import dev.rollcall.portal.item.NewItemView;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassWork;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.text.Texts;

/** {@code /classes/{class}/new-item}: makes a piece of work. */
final class NewItemPage implements ClassPart {
    private final ClassBook book;
    private final ClassWork work;

    NewItemPage(ClassBook book, ClassWork work) {
        this.book = book;
        this.work = work;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        return page(visit, all(visit, path), 200, ItemForm.NEW, FormKey.fresh(), "");
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        Texts texts = visit.texts();
        Gradebook all = all(visit, path);
        ItemForm form = ItemForm.typed(visit::parameter, texts);
        String key = FormKey.of(visit);
        if (!form.isValid()) {
            return page(
                    visit,
                    all,
                    422,
                    form,
                    key,
                    texts.say("marks.look", form.errors().size()));
        }
        Written<LineItem> written = work.add(visit.requirePerson(), path.section(), form.item("", texts), key);
        if (written instanceof Written.Done<LineItem> done) {
            visit.leave(new Notice("ok", texts.say("item.made", done.value().title())));
            return new Answer.SeeOther(
                    visit.to().in(path.section()).item(done.value().id()));
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return page(visit, all, failure.status(), form, FormKey.after(written, key), failure.sentence());
    }

    private Gradebook all(Visit visit, ClassPath path) {
        return book.gradebook(visit.requirePerson(), path.section());
    }

    private static Answer page(Visit visit, Gradebook all, int status, ItemForm form, String key, String trouble) {
        NewItemView view = new NewItemView(all.section(), all.categories(), form, key, trouble);
        return new Answer.Page(status, "newitem", visit.texts().say("item.new"), view);
    }
}
