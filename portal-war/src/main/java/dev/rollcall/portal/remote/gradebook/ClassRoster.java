package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Membership;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/**
 * The members of a class: read by its teachers, changed by administrators, who also see all people of the school. Calls
 * end as those of {@link ClassBook} do. Safe for use by several threads; calls block.
 */
public final class ClassRoster {
    private final GradingApi api;

    /** Asks {@code api}. */
    public ClassRoster(GradingApi api) {
        this.api = api;
    }

    /** The members of a class, whatever the days. */
    public List<Enrolment> enrolments(Person person, String section) {
        return api.readAll(person, path(section), "enrolments", ClassRoster::enrolment);
    }

    /** All people in the grade book; for administrators. */
    public List<dev.rollcall.portal.gradebook.Person> people(Person person) {
        return api.readAll(person, "/people", "people", GradebookCodec::person);
    }

    /** Adds a person who does not belong to the class yet. */
    public Written<Enrolment> add(Person person, String section, Enrolment enrolment) {
        return api.write(person, put(section, enrolment).ifNothing()).as(ClassRoster::enrolment);
    }

    /** Likewise; sent again with the same key it is done once. */
    public Written<Enrolment> add(Person person, String section, Enrolment enrolment, String key) {
        return api.write(person, put(section, enrolment).ifNothing().key(key)).as(ClassRoster::enrolment);
    }

    /** Replaces an enrolment that still has the version it names. */
    public Written<Enrolment> replace(Person person, String section, Enrolment enrolment) {
        return api.write(person, put(section, enrolment).ifMatch(Long.toString(enrolment.version())))
                .as(ClassRoster::enrolment);
    }

    /** Takes out a person who has no results, if the enrolment still has this version. */
    public Written<JsonObject> remove(Person person, String section, String who, long version) {
        return api.write(
                person,
                Write.of("DELETE", path(section) + "/" + who, null)
                        .ifMatch(Long.toString(version))
                        .inForm());
    }

    private static Write put(String section, Enrolment enrolment) {
        JsonObjectBuilder json = JsonP.object().add("role", enrolment.role());
        if (enrolment.begin() != null) {
            json.add("beginDate", enrolment.begin().toString());
        }
        if (enrolment.end() != null) {
            json.add("endDate", enrolment.end().toString());
        }
        return Write.of("PUT", path(section) + "/" + enrolment.person(), json.build())
                .inForm();
    }

    /** A class of a person, with its term and the enrolment. */
    static Membership membership(JsonObject json) {
        return new Membership(GradebookCodec.sectionInTerm(json), enrolment(Answers.object(json, "enrolment")));
    }

    private static Enrolment enrolment(JsonObject json) {
        return new Enrolment(
                Answers.text(json, "person"),
                Answers.text(json, "role"),
                Answers.date(json, "beginDate"),
                Answers.date(json, "endDate"),
                Answers.whole(json, "version"));
    }

    private static String path(String section) {
        return "/classes/" + section + "/enrolments";
    }
}
