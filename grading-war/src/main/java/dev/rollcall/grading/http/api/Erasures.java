package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.ErasureRequest;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.Transaction;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/**
 * {@code /people/{person}/erasure} and {@code /erasures}: erases a student, and tells which erasures there were. Where that takes
 * two administrators, the first POST asks, and that of another one erases.
 */
final class Erasures {
    private final boolean approval;

    /** Takes whether another administrator has to agree. */
    Erasures(boolean approval) {
        this.approval = approval;
    }

    Route one() {
        return Route.at("/people/{person}/erasure")
                .on("GET", Rule.ADMIN, this::state)
                .on("POST", Rule.ADMIN, this::erase)
                .on("DELETE", Rule.ADMIN, this::withdraw);
    }

    Route all() {
        return Route.at("/erasures").on("GET", Rule.ADMIN, this::list);
    }

    private Reply state(Call call, Transaction tx) {
        Person person = person(call, tx);
        Optional<ErasureRequest> request = tx.erasureRequests().find(person.id());
        return Reply.content(Codecs.object(json -> {
            json.write("approval", approval);
            request.ifPresent(asked -> write(json, "request", asked));
        }));
    }

    private static Person person(Call call, Transaction tx) {
        return tx.people(call.origin()).find(call.id("person")).orElseThrow(Call::nothingHere);
    }

    private Reply erase(Call call, Transaction tx) {
        long seen = call.seen();
        Fields fields = call.fields();
        Person person = person(call, tx);
        String name = person.name().given() + " " + person.name().family();
        Optional<Comment> reason = fields.requiredText("reason", Comment::new);
        fields.requiredText("confirm", text -> {
            if (!text.strip().equals(name)) {
                throw new IllegalArgumentException("confirm must be the full name of the person");
            }
            return text;
        });
        Comment why = fields.make(reason::orElseThrow);
        String by = call.login().text();
        if (approval && !isAgreed(tx, person, by)) {
            ErasureRequest request = tx.erasureRequests().make(person.id(), seen, by, why);
            byte[] asked = Codecs.object(json -> write(json, "request", request));
            return new Reply(201, "", "/people/" + person.id().text() + "/erasure", () -> asked);
        }
        Erasure.Done done = tx.erase(person.id(), seen, by, why);
        return Reply.answer(Codecs.object(json -> {
            write(json, done.erasure());
            json.write("mentions", done.mentions());
        }));
    }

    private static boolean isAgreed(Transaction tx, Person person, String by) {
        Optional<ErasureRequest> request = tx.erasureRequests().claim(person.id());
        if (request.filter(asked -> asked.by().equals(by)).isPresent()) {
            throw new RefusedException(
                    RefusedException.Reason.NEEDED,
                    "You have asked for this yourself: another administrator has to agree.");
        }
        return request.isPresent();
    }

    /** The person is looked for last: another administrator may have agreed meanwhile. */
    private Reply withdraw(Call call, Transaction tx) {
        tx.erasureRequests().withdraw(call.id("person"));
        person(call, tx);
        return Reply.noContent();
    }

    private Reply list(Call call, Transaction tx) {
        return Reply.content(Codecs.object(json -> {
            json.writeStartArray("erasures");
            for (Erasure erasure : tx.erasures()) {
                json.writeStartObject();
                write(json, erasure);
                json.writeEnd();
            }
            json.writeEnd();
            json.writeStartArray("requests");
            for (ErasureRequest request : tx.erasureRequests().all()) {
                json.writeStartObject();
                write(json, request);
                json.writeEnd();
            }
            json.writeEnd();
        }));
    }

    private static void write(JsonGenerator json, Erasure erasure) {
        json.write("person", erasure.person().text()).write("by", erasure.by());
        erasure.requestedBy().ifPresent(other -> json.write("requestedBy", other));
        json.write("at", erasure.at().toString())
                .write("reason", erasure.reason().text());
    }

    private static void write(JsonGenerator json, String member, ErasureRequest request) {
        json.writeStartObject(member);
        write(json, request);
        json.writeEnd();
    }

    private static void write(JsonGenerator json, ErasureRequest request) {
        json.write("person", request.person().text())
                .write("by", request.by())
                .write("at", request.at().toString())
                .write("reason", request.reason().text());
    }
}
