package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.settings.EraseView;
import dev.rollcall.portal.text.Texts;
import jakarta.json.JsonObject;

/** Erases a pupil once the name was typed and a reason given. */
final class EraseForm {
    private static final String VERSION = "version";

    private final People people;

    EraseForm(People people) {
        this.people = people;
    }

    /** Says what will happen. */
    Answer confirm(Visit visit, SchoolClass section, Person person) {
        return page(visit, 200, view(visit, section, person, person.version()));
    }

    /** Does it, if what was shown is still there. */
    Answer carryOut(Visit visit, SchoolClass section, Person person) {
        Texts texts = visit.texts();
        String typed = visit.parameter(VERSION);
        long version = typed.matches("\\d{1,18}") ? Long.parseLong(typed) : 0;
        EraseView view = view(visit, section, person, version);
        String confirm = visit.parameter(EraseView.CONFIRM).strip().equals(person.name())
                ? ""
                : texts.say("settings.erase.confirm.wrong");
        String reason = view.reason().isBlank() ? texts.say("settings.erase.reason.missing") : "";
        if (!confirm.isEmpty() || !reason.isEmpty()) {
            return page(visit, 422, view.wrong(confirm, reason, ""));
        }
        Written<JsonObject> written = people.erase(visit.requirePerson(), person, version, view.reason());
        if (written instanceof Written.Done<JsonObject> done) {
            int mentions = done.value().getInt("mentions", 0);
            visit.leave(new Notice("ok", texts.say("settings.erase.done", mentions)));
            return new Answer.SeeOther(visit.to().in(section.id()).roster());
        }
        Fate fate = Fate.of(written, texts);
        return page(visit, fate.status(), view.wrong("", "", fate.sentence()));
    }

    private static EraseView view(Visit visit, SchoolClass section, Person person, long version) {
        ClassRoutes to = visit.to().in(section.id());
        String reason = visit.parameter(EraseView.REASON);
        return new EraseView(
                section, person.name(), reason, version, "", "", to.erase(person.id()), to.member(person.id()), "");
    }

    private static Answer page(Visit visit, int status, EraseView view) {
        return new Answer.Page(status, "erase", visit.texts().say("settings.erase.heading", view.name()), view);
    }
}
