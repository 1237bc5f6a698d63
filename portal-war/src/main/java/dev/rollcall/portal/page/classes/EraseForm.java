package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.ErasureRequest;
import dev.rollcall.portal.gradebook.ErasureRule;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.roster.EraseView;
import dev.rollcall.portal.text.Texts;
import dev.rollcall.portal.text.Visible;
import dev.rollcall.portal.text.WholeNumber;
import jakarta.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Erases a student once the name was typed and a reason given; where that takes two administrators, the first of them asks. */
final class EraseForm {
    private static final String VERSION = "version";

    private final People people;
    private final WallClock clock;

    EraseForm(People people, WallClock clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Says what will happen. */
    Answer confirm(Visit visit, SchoolClass section, Person person) {
        ErasureRule rule = people.erasure(visit.requirePerson(), person.id());
        ErasureRequest request = rule.request();
        String reason = request == null ? "" : request.reason();
        return page(visit, 200, view(visit, section, person, person.version(), rule, reason));
    }

    /** Does it, if what was shown is still there. */
    Answer carryOut(Visit visit, SchoolClass section, Person person) {
        ErasureRule rule = people.erasure(visit.requirePerson(), person.id());
        long version = WholeNumber.orZero(visit.parameter(VERSION));
        EraseView view = view(visit, section, person, version, rule, visit.parameter(EraseView.REASON));
        return visit.parameter(EraseView.WITHDRAW).isEmpty()
                ? erase(visit, view, person)
                : withdraw(visit, view, person);
    }

    private Answer erase(Visit visit, EraseView view, Person person) {
        Texts texts = visit.texts();
        String confirm =
                isName(visit.parameter(EraseView.CONFIRM), person) ? "" : texts.say("settings.erase.confirm.wrong");
        String reason = view.reason().isBlank() ? texts.say("settings.erase.reason.missing") : "";
        if (!confirm.isEmpty() || !reason.isEmpty()) {
            return page(visit, 422, view.wrong(confirm, reason, ""));
        }
        // The user meant to ask, but would erase: another administrator has asked since.
        String shown = visit.parameter(EraseView.STEP);
        if (!shown.isEmpty() && !shown.equals(view.step())) {
            return page(visit, 409, view.wrong("", "", texts.say("settings.erase.meanwhile")));
        }
        Written<JsonObject> written = people.erase(visit.requirePerson(), person, view.version(), view.reason());
        if (!(written instanceof Written.Done<JsonObject> done)) {
            return failed(visit, written instanceof Written.Stale<?> ? view.seen(person.version()) : view, written);
        }
        if (done.value().containsKey("request")) {
            visit.leave(new Notice("ok", texts.say("settings.erase.asked", person.name())));
            return new Answer.SeeOther(view.back());
        }
        visit.leave(
                new Notice("ok", texts.say("settings.erase.done", done.value().getInt("mentions", 0))));
        return new Answer.SeeOther(visit.to().in(view.section().id()).roster());
    }

    /** Whether a name was typed as the page shows it, or as it is. */
    private static boolean isName(String typed, Person person) {
        return Visible.of(typed.strip()).equals(Visible.of(person.name()));
    }

    private Answer withdraw(Visit visit, EraseView view, Person person) {
        Written<JsonObject> written = people.withdrawErasure(visit.requirePerson(), person.id());
        if (!(written instanceof Written.Done<JsonObject>)) {
            return failed(visit, view, written);
        }
        visit.leave(new Notice("ok", visit.texts().say("settings.erase.withdrawn", person.name())));
        return new Answer.SeeOther(view.back());
    }

    private static Answer failed(Visit visit, EraseView view, Written<JsonObject> written) {
        WriteFailure failure = WriteFailure.of(written, visit.texts());
        return page(visit, failure.status(), view.wrong("", "", failure.sentence()));
    }

    private EraseView view(
            Visit visit, SchoolClass section, Person person, long version, ErasureRule rule, String reason) {
        ClassRoutes to = visit.to().in(section.id());
        return new EraseView(
                section,
                person.name(),
                reason,
                version,
                "",
                "",
                to.erase(person.id()),
                to.member(person.id()),
                "",
                rule,
                asked(visit, rule.request()));
    }

    private String asked(Visit visit, @Nullable ErasureRequest request) {
        if (request == null) {
            return "";
        }
        Texts texts = visit.texts();
        String when = request.at() == null ? "" : texts.moment(request.at(), clock.zone());
        return texts.say("settings.erase.asked.by", request.by(), when, request.reason());
    }

    private static Answer page(Visit visit, int status, EraseView view) {
        return new Answer.Page(status, "erase", visit.texts().say("settings.erase.heading", view.name()), view);
    }
}
