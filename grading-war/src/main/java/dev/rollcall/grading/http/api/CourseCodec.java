package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Title;
import jakarta.json.stream.JsonGenerator;
import java.util.Optional;

/** {@code {"id","title","code","version"}}. */
final class CourseCodec implements Codec<Course> {
    @Override
    public String listMember() {
        return "courses";
    }

    @Override
    public Course read(Fields fields, Id id, long version) {
        Optional<Title> title = fields.requiredText("title", Title::new);
        Optional<Title> code = fields.text("code", Title::new);
        return fields.make(() -> new Course(id, title.orElseThrow(), code, version));
    }

    @Override
    public void write(JsonGenerator json, Course course) {
        json.write("id", course.id().text()).write("title", course.title().text());
        Codecs.text(json, "code", course.code());
        json.write("version", course.version());
    }
}
