package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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

    /** Takes {@code {"term","title","course"}}: work without results, hidden and without dates; no people. */
    private Reply copy(Call call, Transaction tx) {
        Fields fields = call.fields();
        Optional<Id> term = fields.requiredId("term");
        SchoolClass original = call.membership().section();
        Title title = fields.text("title", Title::new).orElse(original.title());
        Id course = fields.id("course").orElse(original.course());
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
        tx.in(original.id(), origin).copyTo(made);
        return Reply.created(
                made.version(), "/classes/" + made.id(), Codecs.object(json -> Codecs.CLASS.write(json, made)));
    }
}
