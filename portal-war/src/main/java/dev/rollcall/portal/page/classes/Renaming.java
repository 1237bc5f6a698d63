package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.registry.ServiceProblem.InputError;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.roster.MemberView;
import dev.rollcall.portal.roster.PersonForm;
import dev.rollcall.portal.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives a person another name, or user name. */
final class Renaming {
    /** Members of a person and their fields. */
    private static final Map<String, String> FIELDS =
            Map.of("/givenName", PersonForm.GIVEN, "/familyName", PersonForm.FAMILY, "/username", PersonForm.USERNAME);

    private final People people;

    Renaming(People people) {
        this.people = people;
    }

    /** Does it, if what was shown is still there. */
    Answer carryOut(Visit visit, MemberView view) {
        Texts texts = visit.texts();
        PersonForm form = PersonForm.typed(visit::parameter, view.person(), texts);
        if (!form.isValid()) {
            return RosterPages.page(422, view.calling(form));
        }
        Written<Person> written = people.change(visit.requirePerson(), form.changed(view.person()));
        if (written instanceof Written.Done<Person> done) {
            visit.leave(new Notice(
                    "ok", texts.say("settings.roster.changed", done.value().name())));
            return new Answer.SeeOther(visit.to().in(view.section().id()).roster());
        }
        int status = WriteFailure.of(written, texts).status();
        return RosterPages.page(status, view.calling(failed(form, written, texts)));
    }

    private static PersonForm failed(PersonForm form, Written<Person> written, Texts texts) {
        if (written instanceof Written.Stale<Person> stale && stale.current() != null) {
            Person now = stale.current();
            String sentence = texts.say(
                    "settings.person.stale", now.name(), now.username().isEmpty() ? 0 : 1, now.username());
            return form.refused(now.version(), Map.of(PersonForm.ALL, sentence));
        }
        Map<String, String> errors = new LinkedHashMap<>();
        if (written instanceof Written.Refused<Person> refused) {
            refused.errors().forEach(error -> {
                String field = FIELDS.getOrDefault(error.pointer(), PersonForm.ALL);
                errors.put(field, sentence(field, form, error, texts));
            });
        }
        if (errors.isEmpty()) {
            errors.put(PersonForm.ALL, WriteFailure.of(written, texts).sentence());
        }
        return form.refused(form.seen(), errors);
    }

    private static String sentence(String field, PersonForm form, InputError error, Texts texts) {
        return field.equals(PersonForm.USERNAME)
                ? texts.say("settings.person.taken", form.username())
                : texts.say("settings.people.refused", error.detail());
    }
}
