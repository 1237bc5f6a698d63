package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every address below {@code /api/v1}, as data. */
final class Resources {
    private final List<Route> routes = new ArrayList<>();

    /** Takes whether two administrators have to agree before a student is erased. */
    Resources(boolean erasureApproval) {
        school(new Erasures(erasureApproval));
        classes();
        inClass();
    }

    private void school(Erasures erasures) {
        add(new RepositoryResource<>(Codecs.TERM, "/terms/{term}", (tx, call) -> tx.terms(call.originAsSent())));
        add(new RepositoryResource<>(Codecs.COURSE, "/courses/{course}", (tx, call) -> tx.courses()));
        add(new RepositoryResource<>(
                Codecs.SCHEME, "/letter-schemes/{scheme}", (tx, call) -> tx.schemes(call.originAsSent())));
        var people = new RepositoryResource<>(
                Codecs.PERSON, "/people/{person}", (tx, call) -> tx.people(call.originAsSent()));
        routes.add(people.list(Rule.ADMIN, Rule.ADMIN));
        routes.add(people.one(Rule.SELF, Rule.ADMIN));
        routes.add(new PersonClasses().all());
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
    private void add(RepositoryResource<?> resource) {
        routes.add(resource.list(Rule.ANYBODY, Rule.ADMIN));
        routes.add(resource.one(Rule.ANYBODY, Rule.ADMIN));
    }

    private void classes() {
        var classes = new RepositoryResource<>(
                Codecs.CLASS, "/classes/{class}", (tx, call) -> tx.classes(call.originAsSent()));
        Classes own = new Classes();
        routes.add(classes.list(Rule.ANYBODY, Rule.ADMIN).on("GET", Rule.ANYBODY, own::page));
        routes.add(classes.one(Rule.CLASS_MEMBER, Rule.CLASS_ADMIN).on("PUT", Rule.ADMIN, classes::put));
        routes.add(own.copies());
    }

    private void inClass() {
        var enrolments = new RepositoryResource<>(
                Codecs.ENROLMENT,
                "/classes/{class}/enrolments/{person}",
                (tx, call) -> tx.in(call.id("class"), call.originAsSent()).enrolments());
        routes.add(enrolments.listReadOnly(Rule.CLASS_TEACHER));
        routes.add(enrolments.one(Rule.CLASS_TEACHER, Rule.CLASS_ADMIN));
        taught(new RepositoryResource<>(
                Codecs.CATEGORY,
                "/classes/{class}/categories/{category}",
                (tx, call) -> tx.in(call.id("class"), call.originAsSent()).categories()));
        taught(new RepositoryResource<>(
                Codecs.ITEM,
                "/classes/{class}/line-items/{item}",
                (tx, call) -> tx.in(call.id("class"), call.originAsSent()).items()));
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

    private void taught(RepositoryResource<?> resource) {
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
