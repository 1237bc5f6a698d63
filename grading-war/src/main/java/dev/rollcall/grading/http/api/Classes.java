package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The list of classes, of which callers see their own, and their copies for another term. */
final class Classes {
    Reply page(Call call, Transaction tx) {
        return Pages.page(
                call,
                Codecs.CLASS,
                (after, limit) ->
                        call.isAdmin() ? tx.classes(call.origin()).page(after, limit) : own(call, tx, after, limit));
    }

    private static List<SchoolClass> own(Call call, Transaction tx, Optional<Id> after, int limit) {
        SortedMap<Id, SchoolClass> own = new TreeMap<>();
        for (Role role : Role.values()) {
            if (call.hasRole(role == Role.TEACHER ? "teacher" : "student")) {
                tx.classesOf(call.login(), role, call.today()).forEach(section -> own.put(section.id(), section));
            }
        }
        return own.values().stream()
                .filter(section -> after.isEmpty() || section.id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    Route copies() {
        return Route.at("/classes/{class}/copies").on("POST", Rule.CLASS_ADMIN, this::copy);
    }

    /** Takes {@code {"term","title","course","people"}}: work without results, hidden and without dates; its people if that is said. */
    private Reply copy(Call call, Transaction tx) {
        Fields fields = call.fields();
        Optional<Id> term = fields.requiredId("term");
        SchoolClass original = call.membership().section();
        Title title = fields.text("title", Title::new).orElse(original.title());
        Id course = fields.id("course").orElse(original.course());
        boolean people = fields.flag("people", false);
        Origin origin = call.origin(fields, Optional.empty());
        SchoolClass wanted = fields.make(() -> new SchoolClass(
                call.newId(),
                title,
                course,
                term.orElseThrow(),
                original.scheme(),
                original.weighted(),
                original.shared(),
                Versioned.NONE,
                Versioned.NONE));
        SchoolClass made = tx.classes(origin).insert(wanted);
        ClassTransaction inOriginal = tx.in(original.id(), origin);
        inOriginal.copyTo(made);
        if (people) {
            inOriginal.hold(); // nobody is erased between reading who belongs to it and writing that down
            tx.in(made.id(), origin).enrol(members(call, tx, inOriginal));
        }
        return Reply.created(
                made.version(), "/classes/" + made.id(), Codecs.object(json -> Codecs.CLASS.write(json, made)));
    }

    /** Returns the people who belong to a class and have not left it, without days; never what is left of erased students. */
    private static List<Enrolment> members(Call call, Transaction tx, ClassTransaction inClass) {
        Term term = call.membership().term();
        Set<Id> erased = tx.erasures().stream().map(Erasure::person).collect(Collectors.toSet());
        return inClass.enrolments().page(Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(one -> term.left(one.days(), call.today()).isEmpty())
                .filter(one -> !erased.contains(one.person()))
                .map(one -> new Enrolment(one.person(), one.role(), DateRange.ALWAYS, Versioned.NONE))
                .toList();
    }
}
