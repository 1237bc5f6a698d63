package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Troubles;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassFiles;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.roster.NewPeopleForm;
import dev.rollcall.portal.roster.NewPeopleView;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.List;

/** {@code /classes/{class}/new-people}: administrators enter people, of whom the grade book may know some. */
final class NewPeoplePage implements ClassPart {
    private final ClassFiles files;
    private final ClassRoster roster;
    private final Joining joining;

    NewPeoplePage(ClassFiles files, ClassRoster roster, Joining joining) {
        this.files = files;
        this.roster = roster;
        this.joining = joining;
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
        SchoolClass section = section(visit, path);
        return page(visit, 200, new NewPeopleView(section, NewPeopleForm.EMPTY, FormKey.fresh(), List.of()));
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (!visit.isAdmin()) {
            return Answer.status(403);
        }
        Texts texts = visit.texts();
        SchoolClass section = section(visit, path);
        NewPeopleForm form = NewPeopleForm.typed(visit::parameter, texts);
        String key = FormKey.of(visit);
        if (form.isValid()) {
            form = form.comparedWith(roster.people(visit.requirePerson()), texts);
        }
        if (!form.isValid()) {
            List<String> look = said(
                    form, texts.say(form.asked().isEmpty() ? "settings.people.look" : "settings.people.ask"), texts);
            return page(visit, 422, new NewPeopleView(section, form, key, look));
        }
        Joining.Outcome outcome = joining.join(visit.requirePerson(), section.id(), form, key, texts);
        if (outcome.problem() != null) {
            Troubles.log(visit, outcome.problem());
        }
        if (outcome.isWhole()) {
            visit.leave(new Notice("ok", String.join(" ", said(form, joined(outcome, texts), texts))));
            return new Answer.SeeOther(visit.to().in(section.id()).roster());
        }
        List<String> troubles = new ArrayList<>(said(form, joined(outcome, texts), texts));
        troubles.add(outcome.trouble());
        // a namesake of one who joined is another person; one who may be in the grade book is not made twice
        String next = outcome.isOpen() ? key : FormKey.fresh();
        return page(visit, outcome.status(), new NewPeopleView(section, outcome.left(), next, troubles));
    }

    private static String joined(Joining.Outcome outcome, Texts texts) {
        int made = outcome.joined() - outcome.known();
        String known = texts.say("settings.people.joined.known", outcome.known());
        if (outcome.known() > 0 && made == 0) {
            return known;
        }
        String joined = texts.say("settings.people.part", made);
        return outcome.known() > 0 ? joined + " " + known : joined;
    }

    /** A sentence, and a note that the first line was read as the names of columns, if it was. */
    private static List<String> said(NewPeopleForm form, String sentence, Texts texts) {
        return form.head().isEmpty() ? List.of(sentence) : List.of(sentence, texts.say("settings.people.head"));
    }

    private SchoolClass section(Visit visit, ClassPath path) {
        return files.section(visit.requirePerson(), path.section());
    }

    private static Answer page(Visit visit, int status, NewPeopleView view) {
        return new Answer.Page(status, "newpeople", visit.texts().say("settings.people.title"), view);
    }
}
