package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.security.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What concerns one person over all classes. Calls end as those of {@link ClassBook} do. Safe for use by several threads; calls block. */
public final class People {
    private final GradingApi api;

    /** Asks {@code api}. */
    public People(GradingApi api) {
        this.api = api;
    }

    /** Everything that is kept about somebody, as JSON; for that person, and for administrators. */
    public JsonObject dossier(Person person, String who) {
        return api.readLarge(person, path(who) + "/dossier").json();
    }

    /** Erases somebody whom an administrator has seen in this version. */
    public Written<JsonObject> erase(
            Person person, dev.rollcall.portal.gradebook.Person pupil, long version, String reason) {
        JsonObject body = Json.createObjectBuilder()
                .add("confirm", pupil.givenName() + " " + pupil.familyName())
                .add("reason", reason)
                .add("through", "form")
                .build();
        return api.write(
                person, Write.of("POST", path(pupil.id()) + "/erasure", body).ifMatch(Long.toString(version)));
    }

    private static String path(String who) {
        return "/people/" + who;
    }
}
