package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.kit.json.JsonP;
import jakarta.json.stream.JsonGenerator;
import java.util.List;
import java.util.Optional;

/**
 * {@code /classes/{class}/changes}: the changes, with the people who made them or are their subject; the newest first unless
 * asked {@code after} a number.
 */
final class History {
    /** The address. */
    static final String ADDRESS = "/classes/{class}/changes";

    Route list() {
        return Route.at(ADDRESS).on("GET", Rule.CLASS_TEACHER, this::page);
    }

    private Reply page(Call call, Transaction tx) {
        int limit = Pages.limit(call);
        Optional<Long> after = call.queryNumber("after", 0, Long.MAX_VALUE);
        Optional<Long> before = call.queryNumber("cursor", 0, Long.MAX_VALUE);
        boolean forwards = after.isPresent();
        ChangeFilter filter = new ChangeFilter(
                call.queryId("lineItem"),
                call.queryId("student"),
                call.queryId("batch"),
                Optional.empty(),
                forwards ? after : before);
        List<Change> changes = tx.in(call.id("class"), call.origin()).changes(filter, forwards, limit + 1);
        boolean more = changes.size() > limit;
        List<Change> page = more ? changes.subList(0, limit) : changes;
        List<Person> people = tx.peopleOf(page);
        return Reply.content(Codecs.object(json -> {
            json.writeStartArray("changes");
            for (Change change : page) {
                json.writeStartObject();
                write(json, change);
                json.writeEnd();
            }
            json.writeEnd();
            json.writeStartArray("people");
            for (Person person : people) {
                json.writeStartObject();
                Codecs.PERSON.write(json, person);
                json.writeEnd();
            }
            json.writeEnd();
            if (more) {
                json.write("next", String.valueOf(page.get(limit - 1).number()));
            }
        }));
    }

    static void write(JsonGenerator json, Change change) {
        writeWhat(json, change);
        json.write("by", change.origin().by())
                .write("at", change.at().toString())
                .write("through", change.origin().through());
        Codecs.text(json, "reason", change.origin().reason());
        Codecs.text(json, "batch", change.origin().batch());
    }

    /** Writes what was changed, and not by whom. */
    static void writeWhat(JsonGenerator json, Change change) {
        json.write("number", change.number())
                .write("kind", change.subject().kind().word());
        String item = change.subject().kind() == Change.Kind.CATEGORY ? "category" : "lineItem";
        Codecs.text(json, item, change.subject().item());
        String person = change.subject().kind() == Change.Kind.RESULT ? "student" : "person";
        Codecs.text(json, person, change.subject().person());
        change.before().ifPresent(before -> json.write("from", JsonP.value(before)));
        change.after().ifPresent(after -> json.write("to", JsonP.value(after)));
    }
}
