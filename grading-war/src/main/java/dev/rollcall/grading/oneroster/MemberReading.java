package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Versioned;
import dev.rollcall.grading.oneroster.Stays.Stay;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads who belongs to which class. The enrolment of a person who no longer does is ended: the results stay. The grade book knows
 * one enrolment of a person in a class; of several lines, {@link Stays} says which one it is.
 */
final class MemberReading {
    private static final Map<String, Role> ROLES = Map.of("student", Role.STUDENT, "teacher", Role.TEACHER);

    private final Intake intake;
    private final Known known;
    private final Lines lines = new Lines();
    private final Stays stays;
    private final boolean delta;

    /** A person in a class. */
    private record Member(Id section, Id person) {}

    /** What no two lines may say. */
    private record Said(Member member, DateRange days) {}

    MemberReading(Intake intake) {
        this.intake = intake;
        this.known = intake.known();
        this.stays = new Stays(intake.day());
        this.delta = intake.archive().isDelta(Part.ENROLLMENTS);
    }

    void read() {
        intake.archive().each(Part.ENROLLMENTS, this::choose);
        intake.each(Part.ENROLLMENTS, this::enrolment);
    }

    private void choose(Row row) {
        try {
            boolean deleted = row.isDeleted(delta);
            row.required("sourcedId");
            Role role = ROLES.get(row.required("role"));
            if (role != null) {
                stays.enter(member(row), new Stay(row.line(), role, deleted, days(row, deleted)));
            }
        } catch (RowRefusedException | IllegalArgumentException ignored) {
            // it is refused when it is read for good
        }
    }

    private Member member(Row row) throws RowRefusedException {
        Id section = intake.named(row, "classSourcedId", Kind.CLASS, known.classes()::has);
        return new Member(section, intake.named(row, "userSourcedId", Kind.PERSON, known.people()::has));
    }

    /** When a line says that it is; what is gone may say anything. */
    private static DateRange days(Row row, boolean deleted) throws RowRefusedException {
        return deleted
                ? DateRange.ALWAYS
                : new DateRange(day(row, "beginDate", Optional.empty()), day(row, "endDate", Optional.empty()));
    }

    private void enrolment(Row row, boolean deleted) throws RowRefusedException {
        row.required("sourcedId");
        Role role = ROLES.get(row.required("role"));
        if (role == null) {
            intake.findings().ignored(Part.ENROLLMENTS);
            return;
        }
        Member member = member(row);
        DateRange days = days(row, deleted);
        if (!deleted) {
            lines.enter(row, new Said(member, days));
        }
        Id section = member.section;
        Id person = member.person;
        Things<Enrolment> there = known.in(section).enrolments();
        Optional<Enrolment> before = there.find(person);
        if (!isKept(row, member, new Stay(row.line(), role, deleted, days)) || delta && isOver(row, before)) {
            intake.findings().ignored(Part.ENROLLMENTS);
            return;
        }
        if (deleted) {
            end(row, section, before);
            return;
        }
        DateRange was = before.map(Enrolment::days).orElse(DateRange.ALWAYS);
        Enrolment after = new Enrolment(
                person,
                role,
                new DateRange(day(row, "beginDate", was.begin()), endDay(row, was)),
                before.map(Enrolment::version).orElse(Versioned.NONE));
        if (!before.equals(Optional.of(after))) {
            intake.requireOpen(section);
        }
        requireNoResults(section, person, before, role);
        RosterReport.Kind kind = before.isPresent() ? RosterReport.Kind.CHANGED : RosterReport.Kind.ADDED;
        intake.put(row, there, after, kind, one -> shown(section, one));
    }

    /** With person and class: the {@code sourcedId} of an enrolment tells people nothing. */
    private Summary.Membership shown(Id section, Enrolment one) {
        return new Summary.Membership(
                known.people().find(one.person()), known.classes().find(section), one);
    }

    /** Returns whether it is the line that counts; one that says another role than that contradicts it. */
    private boolean isKept(Row row, Member member, Stay stay) throws RowRefusedException {
        Stay kept = stays.of(member).orElse(stay);
        if (!stay.deleted() && stay.role() != kept.role()) {
            throw new RowRefusedException(
                    "role", Fault.TWICE, "line " + kept.line() + " is about the same, in another role");
        }
        return kept.line() == row.line();
    }

    /** Returns whether the line is only about an earlier stay: in a delta, it says nothing of the present one. */
    private boolean isOver(Row row, Optional<Enrolment> before) throws RowRefusedException {
        Optional<LocalDate> end = day(row, "endDate", Optional.empty());
        Optional<LocalDate> begin = before.map(Enrolment::days)
                .filter(now -> now.includes(intake.day()))
                .flatMap(DateRange::begin);
        return end.isPresent() && begin.isPresent() && !begin.get().isBefore(end.get());
    }

    /** A student who has results in the class stays a student of it. */
    private void requireNoResults(Id section, Id person, Optional<Enrolment> before, Role after)
            throws RowRefusedException {
        boolean leaves = after != Role.STUDENT
                && before.filter(one -> one.role() == Role.STUDENT).isPresent();
        if (leaves && known.hasResults(section, person)) {
            throw new RowRefusedException(
                    "role", Fault.RULE, "role cannot be another one, because the student has results in the class");
        }
    }

    private static Optional<LocalDate> day(Row row, String column, Optional<LocalDate> was) throws RowRefusedException {
        String text = row.get(column);
        return text.isEmpty() ? was : Optional.of(row.date(column, text));
    }

    /** A person without an end in the archive belongs to the class again. */
    private Optional<LocalDate> endDay(Row row, DateRange was) throws RowRefusedException {
        Optional<LocalDate> end = day(row, "endDate", was.end());
        boolean over = end.isPresent() && !end.get().isAfter(intake.day());
        return over && row.get("endDate").isEmpty() ? Optional.empty() : end;
    }

    private void end(Row row, Id section, Optional<Enrolment> before) throws RowRefusedException {
        Optional<Enrolment> after = before.flatMap(this::ended);
        if (after.isEmpty()) {
            intake.findings().unchanged(Part.ENROLLMENTS);
            return;
        }
        intake.requireOpen(section);
        intake.put(
                row, known.in(section).enrolments(), after.get(), RosterReport.Kind.ENDED, one -> shown(section, one));
    }

    /** Today is the day after the last; an enrolment that only begins lasts one day. Empty: it is over already. */
    private Optional<Enrolment> ended(Enrolment before) {
        LocalDate first = before.days().begin().orElse(LocalDate.MIN);
        LocalDate end = first.isBefore(intake.day()) ? intake.day() : first.plusDays(1);
        boolean over = before.days().end().filter(there -> !there.isAfter(end)).isPresent();
        return over
                ? Optional.empty()
                : Optional.of(new Enrolment(
                        before.person(),
                        before.role(),
                        new DateRange(before.days().begin(), Optional.of(end)),
                        before.version()));
    }

    /** Ends the enrolments in classes that are gone, and those of people who are. */
    void end(Set<Id> sections, Set<Id> people) {
        for (Id section : known.sections()) {
            end(section, person -> sections.contains(section) || people.contains(person));
        }
    }

    /**
     * Ends enrolments that the archive does not have, in classes that it has. It has one also in a line that cannot be read; and
     * if a line of a class is about an unknown person who is not said to have left, it may mean anyone: no enrolment in that
     * class is ended.
     */
    void endMissing(Predicate<Id> sections) {
        Set<Member> listed = new HashSet<>();
        Set<Id> unclear = new HashSet<>();
        intake.archive().each(Part.ENROLLMENTS, row -> {
            Optional<Id> section = intake.names().find(Kind.CLASS, row.get("classSourcedId"), known.classes()::has);
            if (section.isPresent() && !row.get("status").equals("tobedeleted")) {
                Optional<Id> person = intake.names().find(Kind.PERSON, row.get("userSourcedId"), known.people()::has);
                person.ifPresent(one -> listed.add(new Member(section.get(), one)));
                if (person.isEmpty() && isPerhapsKept(row.get("role")) && !isOver(row)) {
                    unclear.add(section.get());
                }
            }
        });
        for (Id section : known.sections()) {
            boolean clear = sections.test(section) && !unclear.contains(section);
            end(section, person -> clear && !listed.contains(new Member(section, person)));
        }
    }

    /** A proctor, say, is not in the grade book. */
    private static boolean isPerhapsKept(String role) {
        return role.isEmpty() || ROLES.containsKey(role.toLowerCase(Locale.ROOT));
    }

    private boolean isOver(Row row) {
        String end = row.get("endDate");
        try {
            return !end.isEmpty() && !row.date("endDate", end).isAfter(intake.day());
        } catch (RowRefusedException e) {
            return false; // it is not known what is meant
        }
    }

    private void end(Id section, Predicate<Id> who) {
        Things<Enrolment> there = known.in(section).enrolments();
        for (Enrolment one : there.there()) {
            Enrolment before = there.find(one.person()).orElse(one);
            Optional<Enrolment> after =
                    who.test(one.person()) && !known.isClosed(section) ? ended(before) : Optional.empty();
            after.ifPresent(ended -> {
                there.put(ended);
                String sourced = Names.of(
                        intake.names().outward(Kind.CLASS, section),
                        intake.names().outward(Kind.PERSON, one.person()));
                intake.findings()
                        .change(
                                Part.ENROLLMENTS,
                                RosterReport.Kind.ENDED,
                                0,
                                sourced,
                                shown(section, before),
                                shown(section, ended));
            });
        }
    }
}
