package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.oneroster.OneRosterImport;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** Archives of other systems, for administrators; calls end as those of {@link ClassBook} do. Safe for use by several threads. */
public final class OneRosterImports {
    private static final String IMPORTS = "/oneroster/imports";
    private static final String ZIP = "application/zip";

    private final GradingApi api;

    /** Asks {@code api}. */
    public OneRosterImports(GradingApi api) {
        this.api = api;
    }

    /** The archives that are remembered, the newest first, without their reports. */
    public List<OneRosterImport> all(Person person) {
        return api.read(person, IMPORTS).as(json -> Answers.requireList(json, "imports", OneRosterCodec::one));
    }

    /** Has an archive looked at; changes nothing. Returns its id. */
    public Written<String> preview(Person person, byte[] archive, boolean ends) {
        String path = IMPORTS + "?missing=" + (ends ? "end" : "keep");
        return api.send(person, path, ZIP, archive).as(json -> Answers.text(json, "id"));
    }

    /** An archive, with what it would change or has changed. */
    public Worked<OneRosterImport> find(Person person, String id) {
        return api.readLarge(person, IMPORTS + "/" + id).as(json -> Worked.of(json, OneRosterCodec::one));
    }

    /** Does what was shown: all of it, or nothing. Done once, however often it is asked. */
    public Written<JsonObject> apply(Person person, String id) {
        return post(person, id, "application");
    }

    /** Takes back what was done, as far as that goes; once, likewise. */
    public Written<JsonObject> undo(Person person, String id) {
        return post(person, id, "reversal");
    }

    /** Forgets an archive that was not done. */
    public Written<JsonObject> discard(Person person, String id) {
        return api.write(person, Write.of("DELETE", IMPORTS + "/" + id, null));
    }

    private Written<JsonObject> post(Person person, String id, String operation) {
        Write write = Write.of("POST", IMPORTS + "/" + id + "/" + operation, JsonValue.EMPTY_JSON_OBJECT);
        return api.writeLong(person, write);
    }
}
