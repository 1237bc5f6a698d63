package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.ErasureRequest;
import dev.rollcall.portal.gradebook.ErasureRule;
import dev.rollcall.portal.gradebook.Erasures;
import dev.rollcall.portal.gradebook.Limits;
import dev.rollcall.portal.gradebook.PersonClasses;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Set;

/**
 * What concerns one person in all classes. Calls end as those of {@link ClassBook} do. Safe for use by several threads;
 * calls block.
 */
public final class People {
    private final GradingApi api;

    /** Asks {@code api}. */
    public People(GradingApi api) {
        this.api = api;
    }

    /** Makes a new person, who gets an id; sent again with the same key it is done once. For administrators. */
    public Written<dev.rollcall.portal.gradebook.Person> add(
            Person person, dev.rollcall.portal.gradebook.Person newcomer, String key) {
        return api.write(person, Write.of("POST", "/people", body(newcomer)).key(key))
                .as(People::known);
    }

    /** Gives a person who still has the version that is named another name, or user name. For administrators. */
    public Written<dev.rollcall.portal.gradebook.Person> change(
            Person person, dev.rollcall.portal.gradebook.Person changed) {
        Write write = Write.of("PUT", path(changed.id()), body(changed)).inForm();
        return api.write(person, write.ifMatch(Long.toString(changed.version())))
                .as(People::known);
    }

    private static JsonObject body(dev.rollcall.portal.gradebook.Person one) {
        JsonObjectBuilder body =
                JsonP.object().add("givenName", one.givenName()).add("familyName", one.familyName());
        if (!one.username().isEmpty()) {
            body.add("username", one.username());
        }
        return body.build();
    }

    /** A person with an id that may stand in a path. */
    private static dev.rollcall.portal.gradebook.Person known(JsonObject json) {
        dev.rollcall.portal.gradebook.Person known = GradebookCodec.person(json);
        if (!known.id().matches(Limits.ID)) {
            throw new IllegalArgumentException("no id: " + known.id());
        }
        return known;
    }

    /** A person, and the classes of all terms to which the person belongs or has belonged; for administrators. */
    public PersonClasses classes(Person person, String who) {
        return api.read(person, path(who) + "/classes")
                .as(json -> new PersonClasses(
                        known(Answers.object(json, "person")),
                        Answers.requireList(json, "classes", ClassRoster::membership)));
    }

    /** Everything that is kept about a person, as JSON; for that person, and for administrators. */
    public JsonObject dossier(Person person, String who) {
        return api.readLarge(person, path(who) + "/dossier").json();
    }

    /** What it takes to erase a person. */
    public ErasureRule erasure(Person person, String who) {
        return api.read(person, path(who) + "/erasure")
                .as(json -> new ErasureRule(
                        Answers.flag(json, "approval"),
                        json.get("request") instanceof JsonObject asked ? request(asked) : null));
    }

    /** The people who were erased, and those who are to be; for administrators. */
    public Erasures erasures(Person person) {
        return api.read(person, "/erasures").as(json -> new Erasures(whom(json, "erasures"), whom(json, "requests")));
    }

    private static Set<String> whom(JsonObject json, String list) {
        return Set.copyOf(Answers.list(json, list, one -> Answers.text(one, "person")));
    }

    private static ErasureRequest request(JsonObject json) {
        return new ErasureRequest(
                Answers.text(json, "person"),
                Answers.text(json, "by"),
                Answers.instant(json, "at"),
                Answers.raw(json, "reason"));
    }

    /** Withdraws what an administrator has asked for. */
    public Written<JsonObject> withdrawErasure(Person person, String who) {
        return api.write(person, Write.of("DELETE", path(who) + "/erasure", null));
    }

    /**
     * Erases a person who still has the version that the administrator saw; or asks another administrator to agree: the
     * answer has a {@code request} then.
     */
    public Written<JsonObject> erase(
            Person person, dev.rollcall.portal.gradebook.Person student, long version, String reason) {
        JsonObject body = JsonP.object()
                .add("confirm", student.givenName() + " " + student.familyName())
                .add("reason", reason)
                .add("through", "form")
                .build();
        return api.write(
                person, Write.of("POST", path(student.id()) + "/erasure", body).ifMatch(Long.toString(version)));
    }

    private static String path(String who) {
        return "/people/" + who;
    }
}
