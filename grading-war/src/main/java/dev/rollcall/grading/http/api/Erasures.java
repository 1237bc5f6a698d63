package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Person;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** {@code /people/{person}/erasure} and {@code /erasures}: erases a pupil, and tells that pupils were erased. */
final class Erasures {
    Route one() {
        return Route.at("/people/{person}/erasure").on("POST", Rule.ADMIN, this::erase);
    }

    Route all() {
        return Route.at("/erasures").on("GET", Rule.ADMIN, this::list);
    }

    private Reply erase(Call call, Desk desk) {
        long seen = call.seen();
        Id id = call.id("person");
        Fields fields = Fields.of(call.body());
        Person person = desk.people(call.origin()).find(id).orElseThrow(Call::nothingHere);
        String name = person.name().given() + " " + person.name().family();
        Optional<Comment> reason = fields.requiredText("reason", Comment::new);
        fields.requiredText("confirm", text -> {
            if (!text.strip().equals(name)) {
                throw new IllegalArgumentException("confirm must be the full name of the person");
            }
            return text;
        });
        Comment why = fields.make(reason::orElseThrow);
        Erasure.Done done = desk.erase(id, seen, call.login().text(), why);
        return Reply.answer(Forms.object(json -> {
            write(json, done.erasure());
            json.write("mentions", done.mentions());
        }));
    }

    private Reply list(Call call, Desk desk) {
        return Reply.content(Forms.object(json -> {
            json.writeStartArray("erasures");
            for (Erasure erasure : desk.erasures()) {
                json.writeStartObject();
                write(json, erasure);
                json.writeEnd();
            }
            json.writeEnd();
        }));
    }

    private static void write(JsonGenerator json, Erasure erasure) {
        json.write("person", erasure.person().text())
                .write("by", erasure.by())
                .write("at", erasure.at().toString())
                .write("reason", erasure.reason().text());
    }
}
