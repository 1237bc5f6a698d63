package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Message;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.ClassSettings;
import dev.rollcall.portal.text.Texts;

/** {@code /classes/{class}/delete}: deletes an empty class, for administrators, once that is confirmed. */
final class ClassDeletion implements ClassPart {
    private final ClassBook book;
    private final ClassRoster roster;
    private final ClassSettings settings;
    private final Deletion deletion = new Deletion("settings.class");

    ClassDeletion(ClassBook book, ClassRoster roster, ClassSettings settings) {
        this.book = book;
        this.roster = roster;
        this.settings = settings;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        if (!visit.isAdmin()) {
            return Answer.status(403);
        }
        PageData data = data(visit, path);
        return data.isEmpty() ? deletion.confirm(visit, subject(visit, data)) : held(visit, 200, data);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (!visit.isAdmin()) {
            return Answer.status(403);
        }
        PageData data = data(visit, path);
        return data.isEmpty()
                ? deletion.carryOut(
                        visit,
                        subject(visit, data),
                        version -> settings.delete(visit.requirePerson(), path.section(), version))
                : held(visit, 409, data);
    }

    /** A class, and what is in it. */
    private record PageData(SchoolClass section, int people, int items, int categories) {
        boolean isEmpty() {
            return people == 0 && items == 0 && categories == 0;
        }
    }

    private PageData data(Visit visit, ClassPath path) {
        Person person = visit.requirePerson();
        Gradebook all = book.gradebook(person, path.section());
        return new PageData(
                all.section(),
                roster.enrolments(person, path.section()).size(),
                all.items().size(),
                all.categories().size());
    }

    private static Answer held(Visit visit, int status, PageData data) {
        Texts texts = visit.texts();
        Message message = Message.of(
                "warn",
                texts.say("settings.class.delete.used", data.section.title()),
                texts.say("settings.class.delete.holds", data.people, data.items, data.categories),
                texts.say("settings.class.delete.first"));
        String back = visit.to().in(data.section.id()).settings();
        return Answer.message(status, message.withLink(texts.say("settings.title"), back));
    }

    private static Deletion.Subject subject(Visit visit, PageData data) {
        ClassRoutes to = visit.to().in(data.section.id());
        return new Deletion.Subject(
                data.section.fullTitle(),
                data.section.version(),
                to.delete(),
                to.settings(),
                visit.to().classes(),
                data.section.isClosed());
    }
}
