package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every address below {@code /api/v1}, as data. */
final class Resources {
    private final List<Route> routes = new ArrayList<>();

    /** Takes whether two administrators have to agree before a pupil is erased. */
    Resources(boolean erasureApproval) {
        school(new Erasures(erasureApproval));
        classes();
        inClass();
    }

    private void school(Erasures erasures) {
        add(new ShelfResource<>(Forms.TERM, "/terms/{term}", (desk, call) -> desk.terms(call.originAsSent())));
        add(new ShelfResource<>(Forms.COURSE, "/courses/{course}", (desk, call) -> desk.courses()));
        add(new ShelfResource<>(
                Forms.SCHEME, "/letter-schemes/{scheme}", (desk, call) -> desk.schemes(call.originAsSent())));
        var people =
                new ShelfResource<>(Forms.PERSON, "/people/{person}", (desk, call) -> desk.people(call.originAsSent()));
        routes.add(people.list(Rule.ADMIN, Rule.ADMIN));
        routes.add(people.one(Rule.SELF, Rule.ADMIN));
        routes.add(new Dossier().one());
        routes.add(erasures.one());
        routes.add(erasures.all());
        routes.add(new Me().one());
        Rosters rosters = new Rosters();
        routes.add(rosters.list());
        routes.add(rosters.one());
        routes.add(rosters.application());
        routes.add(rosters.reversal());
    }

    /** What everybody may read and administrators may change. */
    private void add(ShelfResource<?> resource) {
        routes.add(resource.list(Rule.ANYBODY, Rule.ADMIN));
        routes.add(resource.one(Rule.ANYBODY, Rule.ADMIN));
    }

    private void classes() {
        var classes =
                new ShelfResource<>(Forms.CLASS, "/classes/{class}", (desk, call) -> desk.classes(call.originAsSent()));
        Classes own = new Classes();
        routes.add(classes.list(Rule.ANYBODY, Rule.ADMIN).on("GET", Rule.ANYBODY, own::page));
        routes.add(classes.one(Rule.CLASS_MEMBER, Rule.CLASS_ADMIN).on("PUT", Rule.ADMIN, classes::put));
        routes.add(own.copies());
    }

    private void inClass() {
        var enrolments = new ShelfResource<>(
                Forms.ENROLMENT,
                "/classes/{class}/enrolments/{person}",
                (desk, call) -> desk.in(call.id("class"), call.originAsSent()).enrolments());
        routes.add(enrolments.listReadOnly(Rule.CLASS_TEACHER));
        routes.add(enrolments.one(Rule.CLASS_TEACHER, Rule.CLASS_ADMIN));
        taught(new ShelfResource<>(
                Forms.CATEGORY,
                "/classes/{class}/categories/{category}",
                (desk, call) -> desk.in(call.id("class"), call.originAsSent()).categories()));
        taught(new ShelfResource<>(
                Forms.ITEM,
                "/classes/{class}/line-items/{item}",
                (desk, call) -> desk.in(call.id("class"), call.originAsSent()).items()));
        Batches batches = new Batches();
        routes.add(batches.write());
        routes.add(new Results().one());
        routes.add(batches.undo());
        routes.add(new History().list());
        Gradebook gradebook = new Gradebook();
        routes.add(gradebook.all());
        routes.add(gradebook.report());
        routes.add(new WhatIf().totals());
        routes.add(new Preview().affected());
        routes.add(new Figures().all());
        routes.add(new Exports().csv());
        Imports imports = new Imports();
        routes.add(imports.list());
        routes.add(imports.one());
        routes.add(imports.application());
    }

    private void taught(ShelfResource<?> resource) {
        routes.add(resource.list(Rule.CLASS_TEACHER, Rule.CLASS_TEACHER));
        routes.add(resource.one(Rule.CLASS_TEACHER, Rule.CLASS_TEACHER));
    }

    /** Returns all of them. */
    List<Route> routes() {
        return List.copyOf(routes);
    }

    /** A route and the ids in an address of its form. */
    record Match(Route route, Map<String, Id> ids) {}

    /** Returns where an address leads. */
    Optional<Match> match(List<String> segments) {
        for (Route route : routes) {
            Optional<Map<String, Id>> ids = route.template().match(segments);
            if (ids.isPresent()) {
                return Optional.of(new Match(route, ids.get()));
            }
        }
        return Optional.empty();
    }
}
