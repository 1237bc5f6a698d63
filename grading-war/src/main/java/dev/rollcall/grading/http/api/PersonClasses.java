package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import java.util.Optional;

/**
 * {@code /people/{person}/classes}: one person, and the classes of all terms to which the person belongs or has belonged. To which
 * the person will belong, administrators alone are told.
 */
final class PersonClasses {
    Route all() {
        return Route.at("/people/{person}/classes").on("GET", Rule.SELF, this::find);
    }

    private Reply find(Call call, Transaction tx) {
        Person person = tx.people(call.origin()).find(call.id("person")).orElseThrow(Call::nothingHere);
        return Reply.content(Codecs.object(json -> {
            Codecs.object(json, "person", Codecs.PERSON, person);
            json.writeStartArray("classes");
            for (SchoolClass section : tx.classesWith(person.id())) {
                Optional<Enrolment> enrolment =
                        tx.in(section.id(), call.origin()).enrolments().find(person.id());
                enrolment
                        .filter(one -> call.isAdmin() || one.days().hasBegunBy(call.today()))
                        .ifPresent(one -> {
                            json.writeStartObject();
                            Codecs.object(json, "class", Codecs.CLASS, section);
                            tx.terms(call.origin())
                                    .find(section.term())
                                    .ifPresent(term -> Codecs.object(json, "term", Codecs.TERM, term));
                            Codecs.object(json, "enrolment", Codecs.ENROLMENT, one);
                            json.writeEnd();
                        });
            }
            json.writeEnd();
        }));
    }
}
