package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Term;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * The terms of the school, which administrators change, close, open and delete. Calls end as those of {@link ClassBook} do. Safe
 * for use by several threads; calls block.
 */
public final class Terms {
    static final String PATH = "/terms";

    private final GradingApi api;

    /** Asks {@code api}. */
    public Terms(GradingApi api) {
        this.api = api;
    }

    /** All terms, closed ones too. */
    public List<Term> all(Person person) {
        return api.readAll(person, PATH, "terms", GradebookCodec::term);
    }

    /** Replaces a term that still has the version it names. */
    public Written<Term> replace(Person person, Term term) {
        JsonObject body = body(term).add("closed", term.closed()).build();
        Write write = Write.of("PUT", PATH + "/" + term.id(), body).inForm();
        return api.write(person, write.ifMatch(Long.toString(term.version()))).as(GradebookCodec::term);
    }

    /** Deletes a term that still has this version, and no classes. */
    public Written<JsonObject> delete(Person person, String id, long version) {
        return api.write(
                person,
                Write.of("DELETE", PATH + "/" + id, null)
                        .ifMatch(Long.toString(version))
                        .inForm());
    }

    /** What POST and PUT of a term have in common. */
    static JsonObjectBuilder body(Term term) {
        JsonObjectBuilder json = JsonP.object().add("title", term.title());
        if (term.begin() != null) {
            json.add("beginDate", term.begin().toString());
        }
        if (term.end() != null) {
            json.add("endDate", term.end().toString());
        }
        return json;
    }
}
