package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** {@code {"id","title","course","term","letterScheme","weighted","shared","version"}}. */
final class ClassCodec implements Codec<SchoolClass> {
    @Override
    public String listMember() {
        return "classes";
    }

    @Override
    public SchoolClass read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        Optional<Id> course = fields.requiredId("course");
        Optional<Id> term = fields.requiredId("term");
        Optional<Id> scheme = fields.id("letterScheme");
        boolean weighted = fields.flag("weighted", false);
        boolean shared = fields.flag("shared", false);
        return fields.make(() -> new SchoolClass(
                id,
                title.orElseThrow(),
                course.orElseThrow(),
                term.orElseThrow(),
                scheme,
                weighted,
                shared,
                version,
                0));
    }

    @Override
    public void write(JsonGenerator json, SchoolClass section) {
        json.write("id", section.id().text())
                .write("title", section.title().text())
                .write("course", section.course().text())
                .write("term", section.term().text());
        Codecs.text(json, "letterScheme", section.scheme());
        json.write("weighted", section.weighted())
                .write("shared", section.shared())
                .write("version", section.version());
    }
}
