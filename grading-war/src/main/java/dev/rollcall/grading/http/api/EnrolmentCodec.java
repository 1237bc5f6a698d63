package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import jakarta.json.stream.JsonGenerator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code {"person","role","beginDate","endDate","version"}}. */
final class EnrolmentCodec implements Codec<Enrolment> {
    private static final Map<String, Role> ROLES =
            new TreeMap<>(Map.of("teacher", Role.TEACHER, "student", Role.STUDENT));

    @Override
    public String listMember() {
        return "enrolments";
    }

    @Override
    public Enrolment read(Fields fields, Id id, long version) {
        fields.require("role");
        Optional<Role> role = fields.word("role", ROLES);
        DateRange days = Codecs.days(fields);
        return fields.make(() -> new Enrolment(id, role.orElseThrow(), days, version));
    }

    @Override
    public void write(JsonGenerator json, Enrolment enrolment) {
        json.write("person", enrolment.person().text())
                .write("role", enrolment.role().word());
        Codecs.days(json, enrolment.days());
        json.write("version", enrolment.version());
    }
}
