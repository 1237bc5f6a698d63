package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Erasures;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.ClassRoutes;
import dev.rollcall.portal.page.Notice;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassRoster;
import dev.rollcall.portal.remote.gradebook.People;
import dev.rollcall.portal.remote.gradebook.Written;
import dev.rollcall.portal.roster.EnrolmentForm;
import dev.rollcall.portal.roster.MemberView;
import dev.rollcall.portal.roster.PersonForm;
import dev.rollcall.portal.roster.RosterView;
import dev.rollcall.portal.roster.TypedPerson;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /classes/{class}/roster}: the members of a class; administrators add, change and take out. */
final class RosterPages implements ClassPart {
    private final ClassBook book;
    private final ClassRoster roster;
    private final People people;
    private final WallClock clock;
    private final EraseForm erasure;
    private final Renaming renaming;
    private final Deletion removal = new Deletion("settings.roster.member");

    RosterPages(ClassBook book, ClassRoster roster, People people, WallClock clock) {
        this.book = book;
        this.roster = roster;
        this.people = people;
        this.clock = clock;
        this.erasure = new EraseForm(people, clock);
        this.renaming = new Renaming(people);
    }

    @Override
    public boolean takes(int ids) {
        return ids <= 2;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        PageData data = data(visit, path.section());
        if (path.ids().isEmpty()) {
            return page(visit, 200, data, EnrolmentForm.EMPTY);
        }
        Optional<Person> person = data.person(path.id(0));
        if (person.isEmpty() || !visit.isAdmin()) {
            return Answer.status(person.isEmpty() ? 404 : 403);
        }
        if (path.ids().size() == 1) {
            return page(200, data.view(person.get()));
        }
        if (path.endsWith(2, ClassRoutes.PERSON)) {
            return Answer.status(405);
        }
        if (path.endsWith(2, ClassRoutes.DATA)) {
            return DossierFile.of(visit, path.id(0), people.dossier(visit.requirePerson(), path.id(0)));
        }
        if (path.endsWith(2, ClassRoutes.ERASE)) {
            return data.isErased(person.get())
                    ? Answer.status(404)
                    : erasure.confirm(visit, data.book.section(), person.get());
        }
        return path.endsWith(2, ClassRoutes.REMOVE)
                ? data.member(path.id(0))
                        .map(member -> removal.confirm(visit, subject(visit, data, member)))
                        .orElseGet(() -> Answer.status(404))
                : Answer.status(404);
    }

    @Override
    public Answer submit(Visit visit, ClassPath path) {
        if (!visit.isAdmin()) {
            return Answer.status(403);
        }
        PageData data = data(visit, path.section());
        if (path.ids().isEmpty()) {
            return visit.parameter(RosterView.OPEN).isEmpty() ? add(visit, data) : open(visit, data);
        }
        if (path.endsWith(2, ClassRoutes.PERSON) || path.endsWith(2, ClassRoutes.ERASE)) {
            return data.person(path.id(0))
                    .filter(person -> !data.isErased(person))
                    .map(person -> path.endsWith(2, ClassRoutes.ERASE)
                            ? erasure.carryOut(visit, data.book.section(), person)
                            : renaming.carryOut(visit, data.view(person)))
                    .orElseGet(() -> Answer.status(404));
        }
        Optional<RosterView.Member> member = data.member(path.id(0));
        if (member.isEmpty()) {
            return Answer.status(404);
        }
        if (path.ids().size() == 1) {
            return change(visit, data, member.get());
        }
        return path.endsWith(2, ClassRoutes.REMOVE)
                ? removal.carryOut(
                        visit,
                        subject(visit, data, member.get()),
                        version -> roster.remove(visit.requirePerson(), path.section(), path.id(0), version))
                : Answer.status(405);
    }

    /** The members of a class, and people who could be. */
    private record PageData(Gradebook book, List<RosterView.Member> members, List<Person> people, Erasures erasures) {
        Optional<Person> person(String id) {
            return people.stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .or(() -> member(id).map(RosterView.Member::person));
        }

        Optional<RosterView.Member> member(String person) {
            return members.stream()
                    .filter(member -> member.enrolment().person().equals(person))
                    .findFirst();
        }

        /** The people who have a name. */
        List<Person> named() {
            return people.stream().filter(person -> !isErased(person)).toList();
        }

        /** The people who have a name and do not belong to the class. */
        List<Person> others() {
            Set<String> left = new HashSet<>(erasures.left());
            members.forEach(member -> left.add(member.enrolment().person()));
            return people.stream().filter(person -> !left.contains(person.id())).toList();
        }

        MemberView view(Person person) {
            Optional<RosterView.Member> member = member(person.id());
            EnrolmentForm form =
                    member.map(one -> EnrolmentForm.of(one.enrolment())).orElse(EnrolmentForm.EMPTY);
            return new MemberView(
                    book.section(), person, member.orElse(null), form, PersonForm.of(person), isErased(person));
        }

        /** Whether a person is what is left of an erased student, to be given no name and not to be erased again. */
        boolean isErased(Person person) {
            return erasures.left().contains(person.id());
        }
    }

    private PageData data(Visit visit, String section) {
        Gradebook all = book.gradebook(visit.requirePerson(), section);
        List<Person> people = visit.isAdmin() ? roster.people(visit.requirePerson()) : List.of();
        Map<String, Person> known = new HashMap<>();
        all.students().forEach(student -> known.put(student.id(), student.person()));
        people.forEach(one -> known.put(one.id(), one));
        Erasures erasures = visit.isAdmin() ? this.people.erasures(visit.requirePerson()) : Erasures.UNKNOWN;
        LocalDate today = clock.today();
        return new PageData(
                all,
                RosterView.members(
                        roster.enrolments(visit.requirePerson(), section),
                        known,
                        today,
                        erasures.requested(),
                        visit.texts().language().locale()),
                people,
                erasures);
    }

    private static Answer page(Visit visit, int status, PageData data, EnrolmentForm form) {
        RosterView view = new RosterView(data.book.section(), visit.isAdmin(), data.members, data.others(), form);
        return new Answer.Page(status, "roster", visit.texts().say("settings.roster.title"), view);
    }

    static Answer page(int status, MemberView view) {
        return new Answer.Page(status, "member", view.person().name(), view);
    }

    /** Leads to the person chosen in the list, who need not belong to the class. */
    private static Answer open(Visit visit, PageData data) {
        Texts texts = visit.texts();
        EnrolmentForm form = EnrolmentForm.typed(visit::parameter, texts).ofOneAmong(data.people, texts);
        String wrong = form.error(EnrolmentForm.PERSON);
        if (!wrong.isEmpty()) {
            return page(visit, 422, data, form.refused(0, EnrolmentForm.PERSON, wrong));
        }
        String meant = TypedPerson.among(data.people, form.person()).get(0).id();
        return new Answer.SeeOther(visit.to().in(data.book.section().id()).member(meant));
    }

    private Answer add(Visit visit, PageData data) {
        Texts texts = visit.texts();
        List<Person> named = data.named();
        EnrolmentForm form = EnrolmentForm.typed(visit::parameter, texts).ofOneAmong(named, texts);
        if (!form.isValid()) {
            return page(visit, 422, data, form);
        }
        String meant = TypedPerson.among(named, form.person()).get(0).id();
        String section = data.book.section().id();
        Written<Enrolment> written =
                roster.add(visit.requirePerson(), section, form.enrolment().of(meant));
        if (written instanceof Written.Done<Enrolment>) {
            visit.leave(new Notice("ok", texts.say("settings.roster.added")));
            return new Answer.SeeOther(visit.to().in(section).roster());
        }
        boolean there = written instanceof Written.Stale<Enrolment>;
        WriteFailure failure = WriteFailure.of(written, texts);
        String sentence = there ? texts.say("settings.roster.there") : failure.sentence();
        return page(visit, failure.status(), data, form.refused(0, EnrolmentForm.PERSON, sentence));
    }

    private Answer change(Visit visit, PageData data, RosterView.Member member) {
        Texts texts = visit.texts();
        String person = member.enrolment().person();
        EnrolmentForm form = EnrolmentForm.typed(
                field -> field.equals(EnrolmentForm.PERSON) ? person : visit.parameter(field), texts);
        MemberView view = data.view(member.person());
        if (!form.isValid()) {
            return page(422, view.belonging(form));
        }
        String section = data.book.section().id();
        Written<Enrolment> written = roster.replace(visit.requirePerson(), section, form.enrolment());
        if (written instanceof Written.Done<Enrolment>) {
            visit.leave(new Notice("ok", texts.say("settings.roster.changed", member.name())));
            return new Answer.SeeOther(visit.to().in(section).roster());
        }
        if (written instanceof Written.Stale<Enrolment> stale && stale.current() != null) {
            Enrolment now = stale.current();
            String role = texts.say(now.teaches() ? "settings.roster.role.teacher" : "settings.roster.role.student");
            String sentence = texts.say("settings.roster.stale", role, texts.days(now.begin(), now.last()));
            return page(409, view.belonging(form.refused(now.version(), EnrolmentForm.PERSON, sentence)));
        }
        WriteFailure failure = WriteFailure.of(written, texts);
        return page(
                failure.status(), view.belonging(form.refused(form.seen(), EnrolmentForm.PERSON, failure.sentence())));
    }

    private static Deletion.Subject subject(Visit visit, PageData data, RosterView.Member member) {
        ClassRoutes to = visit.to().in(data.book.section().id());
        String person = member.enrolment().person();
        return new Deletion.Subject(
                member.name(),
                member.enrolment().version(),
                to.remove(person),
                to.member(person),
                to.roster(),
                data.book.section().isClosed());
    }
}
