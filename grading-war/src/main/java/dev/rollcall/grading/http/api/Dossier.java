package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PlainNumber;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code /people/{person}/dossier}: everything that is kept about one person, over all classes and terms, with its history. The
 * person gets what is published, and its history without the names of others.
 */
final class Dossier {
    private static final int ALL = Integer.MAX_VALUE;

    Route one() {
        return Route.at("/people/{person}/dossier").on("GET", Rule.SELF, this::find);
    }

    private Reply find(Call call, Transaction tx) {
        Person person = tx.people(call.origin()).find(call.id("person")).orElseThrow(Call::nothingHere);
        return Reply.content(Codecs.object(json -> {
            json.write("made", call.today().toString());
            Codecs.object(json, "person", Codecs.PERSON, person);
            json.writeStartArray("classes");
            for (SchoolClass section : tx.classesWith(person.id())) {
                json.writeStartObject();
                write(json, call, tx, section, person.id());
                json.writeEnd();
            }
            json.writeEnd();
        }));
    }

    private static void write(JsonGenerator json, Call call, Transaction tx, SchoolClass section, Id person) {
        ClassTransaction inClass = tx.in(section.id(), call.origin());
        boolean all = call.isAdmin();
        Codecs.object(json, "class", Codecs.CLASS, section);
        tx.courses().find(section.course()).ifPresent(course -> Codecs.object(json, "course", Codecs.COURSE, course));
        tx.terms(call.origin()).find(section.term()).ifPresent(term -> Codecs.object(json, "term", Codecs.TERM, term));
        Optional<Enrolment> enrolment = inClass.enrolments().find(person);
        enrolment.ifPresent(one -> Codecs.object(json, "enrolment", Codecs.ENROLMENT, one));
        Map<Id, LineItem> items = inClass.items().page(Optional.empty(), ALL).stream()
                .filter(item -> all || item.published())
                .collect(Collectors.toMap(LineItem::id, item -> item));
        results(json, items, inClass.results(person));
        json.writeStartArray("changes");
        for (Change change : inClass.changes(about(person), true, ALL)) {
            if (all || change.subject().item().filter(items::containsKey).isPresent()) {
                json.writeStartObject();
                write(json, change, all);
                json.writeEnd();
            }
        }
        json.writeEnd();
    }

    private static ChangeFilter about(Id person) {
        return new ChangeFilter(
                Optional.empty(), Optional.of(person), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void results(JsonGenerator json, Map<Id, LineItem> items, List<Result> results) {
        json.writeStartArray("results");
        for (Result result : results) {
            LineItem item = items.get(result.cell().item());
            if (item != null) {
                json.writeStartObject();
                json.write("title", item.title().text())
                        .write("maximum", PlainNumber.shortest(item.maximum().points()));
                MarkCodec.write(json, result);
                json.writeEnd();
            }
        }
        json.writeEnd();
    }

    private static void write(JsonGenerator json, Change change, boolean all) {
        if (all) {
            History.write(json, change);
        } else {
            History.writeWhat(json, change);
            json.write("at", change.at().toString());
        }
    }
}
