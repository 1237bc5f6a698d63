package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;
import java.util.function.Function;

/** {@code {"id","givenName","familyName","username","version"}}. */
final class PersonCodec implements Codec<Person> {
    @Override
    public String listMember() {
        return "people";
    }

    @Override
    public Person read(Fields fields, Id id, long version) {
        Optional<String> given = fields.requiredText("givenName", part("givenName"));
        Optional<String> family = fields.requiredText("familyName", part("familyName"));
        Optional<LoginName> username = fields.text("username", LoginName::new);
        return fields.make(
                () -> new Person(id, new PersonName(given.orElseThrow(), family.orElseThrow()), username, version));
    }

    /** Checks each part by itself, so that what is wrong is told of the right one. */
    private static Function<String, String> part(String name) {
        return text ->
                name.equals("givenName") ? new PersonName(text, "x").given() : new PersonName("x", text).family();
    }

    @Override
    public void write(JsonGenerator json, Person person) {
        json.write("id", person.id().text())
                .write("givenName", person.name().given())
                .write("familyName", person.name().family());
        Codecs.text(json, "username", person.username());
        json.write("version", person.version());
    }
}
