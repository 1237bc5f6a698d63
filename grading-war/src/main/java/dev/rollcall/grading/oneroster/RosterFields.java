package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Term;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things as lines of an archive: what stands in their columns. */
final class RosterFields {
    private static final String SCHOOL = "school";

    private final Names names;
    private final Map<Id, Term> terms;

    RosterFields(Names names, Map<Id, Term> terms) {
        this.names = names;
        this.terms = terms;
    }

    private DateRange days(SchoolClass section) {
        return Optional.ofNullable(terms.get(section.term())).map(Term::days).orElse(DateRange.ALWAYS);
    }

    /** Returns the school, of which the grade book has one. */
    static Map<String, String> of(String school) {
        return Map.of("sourcedId", SCHOOL, "name", school, "type", "school");
    }

    Map<String, String> of(Term term) {
        LocalDate end = StandIns.end(term.days());
        return Map.of(
                "sourcedId", names.outward(Kind.TERM, term.id()),
                "title", term.title().text(),
                "type", "term",
                "startDate", StandIns.begin(term.days()).toString(),
                "endDate", end.toString(),
                "schoolYear", String.valueOf(end.getYear()));
    }

    Map<String, String> of(Course course) {
        return Map.of(
                "sourcedId", names.outward(Kind.COURSE, course.id()),
                "title", course.title().text(),
                "courseCode", course.code().map(Object::toString).orElse(""),
                "orgSourcedId", SCHOOL);
    }

    Map<String, String> of(SchoolClass section) {
        return Map.of(
                "sourcedId", sourced(section),
                "title", section.title().text(),
                "courseSourcedId", names.outward(Kind.COURSE, section.course()),
                "classType", "scheduled",
                "schoolSourcedId", SCHOOL,
                "termSourcedIds", names.outward(Kind.TERM, section.term()));
    }

    private String sourced(SchoolClass section) {
        return names.outward(Kind.CLASS, section.id());
    }

    private String sourced(Id person) {
        return names.outward(Kind.PERSON, person);
    }

    Map<String, String> of(Person person) {
        String sourced = sourced(person.id());
        return Map.of(
                "sourcedId", sourced,
                "enabledUser", String.valueOf(person.username().isPresent()),
                "username", StandIns.username(person, sourced),
                "givenName", person.name().given(),
                "familyName", person.name().family(),
                "email",
                        person.username()
                                .map(LoginName::text)
                                .filter(name -> name.contains("@"))
                                .orElse(""),
                "primaryOrgSourcedId", SCHOOL);
    }

    /** Returns what a person is in the school. */
    Map<String, String> role(Person person, String role, String type) {
        String sourced = sourced(person.id());
        return Map.of(
                "sourcedId", Names.of(sourced, role),
                "userSourcedId", sourced,
                "roleType", type,
                "role", role,
                "orgSourcedId", SCHOOL);
    }

    Map<String, String> of(SchoolClass section, Enrolment one) {
        return Map.of(
                "sourcedId", Names.of(sourced(section), sourced(one.person())),
                "classSourcedId", sourced(section),
                "schoolSourcedId", SCHOOL,
                "userSourcedId", sourced(one.person()),
                "role", one.role().word(),
                "beginDate", text(one.days().begin()),
                "endDate", text(one.days().end()));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    Map<String, String> of(SchoolClass section, LineItem item) {
        DateRange term = days(section);
        return Map.of(
                "sourcedId", names.outward(Kind.LINE_ITEM, item.id()),
                "title", item.title().text(),
                "assignDate", StandIns.assigned(item, term).toString(),
                "dueDate", StandIns.due(item, term).toString(),
                "classSourcedId", sourced(section),
                "categorySourcedId", item.category().map(Id::text).orElse(Names.NO_CATEGORY),
                "academicSessionSourcedId", names.outward(Kind.TERM, section.term()),
                "resultValueMin", "0",
                "resultValueMax", item.maximum().toString(),
                "schoolSourcedId", SCHOOL);
    }

    Map<String, String> of(SchoolClass section, LineItem item, Result result, Optional<LocalDate> day) {
        Map<String, String> fields = new HashMap<>(Marks.columns(result.mark()));
        String work = names.outward(Kind.LINE_ITEM, item.id());
        String student = sourced(result.cell().student());
        fields.put("sourcedId", Names.of(work, student));
        fields.put("lineItemSourcedId", work);
        fields.put("studentSourcedId", student);
        fields.put("score", result.mark().score().map(Score::toString).orElse(""));
        fields.put(
                "scoreDate",
                day.orElseGet(() -> StandIns.due(item, days(section))).toString());
        fields.put("comment", result.mark().comment().map(Comment::text).orElse(""));
        fields.put("classSourcedId", sourced(section));
        return fields;
    }

    static Map<String, String> of(SchoolClass section, Category category, List<Category> all) {
        return Map.of(
                "sourcedId", category.id().text(),
                "title", category.title().text(),
                "weight", StandIns.weight(category, section.weighted(), all));
    }

    Map<String, String> of(SchoolClass section, LetterScheme scheme) {
        return Map.of(
                "sourcedId", Names.of(scheme.id().text(), sourced(section)),
                "title", scheme.title().text(),
                "type", "letter",
                "orgSourcedId", SCHOOL,
                "courseSourcedId", names.outward(Kind.COURSE, section.course()),
                "classSourcedId", sourced(section),
                "scoreScaleValue", Scales.write(scheme.letters()));
    }
}
