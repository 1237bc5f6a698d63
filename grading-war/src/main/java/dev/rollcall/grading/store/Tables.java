package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.RefusedException.Reason;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.store.Table.Reference;
import dev.rollcall.grading.store.Table.Use;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each kind of thing and its table. */
final class Tables {
    static final Table<Term> TERMS = new Table<>(
            "term",
            "id",
            false,
            (row, context) -> Rows.term(row, ""),
            term -> spanning(term.days(), "title", term.title().text(), "closed", term.closed()),
            List.of(),
            Optional.empty(),
            List.of());

    static final Table<Course> COURSES = new Table<>(
            "course",
            "id",
            false,
            (row, context) -> Rows.course(row),
            course -> values(
                    "title",
                    course.title().text(),
                    "code",
                    course.code().map(Object::toString).orElse(null)),
            List.of(),
            Optional.empty(),
            List.of());

    static final Table<LetterScheme> SCHEMES = new Table<>(
            "letter_scheme",
            "id",
            false,
            (row, context) -> Rows.scheme(row),
            scheme -> values("title", scheme.title().text(), "letters", Letters.write(scheme.letters())),
            List.of(),
            Optional.empty(),
            List.of());

    static final Table<SchoolClass> CLASSES = new Table<>(
            "class_section",
            "id",
            false,
            (row, context) -> Rows.section(row),
            Tables::section,
            List.of(
                    Reference.to("course", "course", section -> Optional.of(section.course())),
                    Reference.to("term", "term", section -> Optional.of(section.term())),
                    Reference.to("letterScheme", "letter_scheme", SchoolClass::scheme)),
            Optional.empty(),
            List.of());

    static final Table<Person> PEOPLE = new Table<>(
            "person",
            "id",
            false,
            (row, context) -> Rows.person(row),
            person -> values(
                    "given_name",
                    person.name().given(),
                    "family_name",
                    person.name().family(),
                    "username",
                    person.username().map(Object::toString).orElse(null)),
            List.of(),
            Optional.of("username"),
            List.of(
                    new Use<>(
                            Erasures.OF,
                            (person, after) -> after.filter(person::isCalledAs).isPresent(),
                            Reason.ERASED,
                            Erasures.SENTENCE),
                    new Use<>(
                            "select 1 from class_section c where exists"
                                    + " (select 1 from change h where h.class_id = c.id and h.person_id = :id) limit 1",
                            (person, after) -> after.isPresent(),
                            Reason.NEEDED,
                            "The history of a class tells of this person: a student can be erased, whoever teaches stays.")));

    static final Table<Enrolment> ENROLMENTS = new Table<>(
            "enrolment",
            "person_id",
            true,
            (row, context) -> Rows.enrolment(row),
            enrolment -> spanning(enrolment.days(), "role", enrolment.role().name()),
            List.of(Reference.to("person", "person", enrolment -> Optional.of(enrolment.person()))),
            Optional.empty(),
            List.of(new Use<>(
                    "select 1 from result where class_id = :class and student_id = :id limit 1",
                    (enrolment, after) -> after.filter(
                                    one -> one.role() == Enrolment.Role.STUDENT || one.role() == enrolment.role())
                            .isPresent(),
                    Reason.NEEDED,
                    "There are results of this person in the class: end the enrolment instead.")));

    static final Table<Category> CATEGORIES = new Table<>(
            "category",
            "id",
            true,
            (row, context) -> Rows.category(row),
            category -> values(
                    "title", category.title().text(),
                    "weight", category.weight(),
                    "drop_lowest", category.dropLowest()),
            List.of(),
            Optional.empty(),
            List.of());

    static final Table<LineItem> ITEMS = new Table<>(
            "line_item",
            "id",
            true,
            (row, context) -> Rows.item(row),
            Tables::item,
            List.of(new Reference<>("category", "category", "id", true, LineItem::category)),
            Optional.empty(),
            List.of());

    private Tables() {}

    private static Map<String, @Nullable Object> section(SchoolClass section) {
        return values(
                "title", section.title().text(),
                "course_id", section.course().text(),
                "term_id", section.term().text(),
                "scheme_id", section.scheme().map(Object::toString).orElse(null),
                "weighted", section.weighted(),
                "shared", section.shared());
    }

    private static Map<String, @Nullable Object> item(LineItem item) {
        return values(
                "category_id", item.category().map(Object::toString).orElse(null),
                "title", item.title().text(),
                "maximum", item.maximum().points(),
                "assigned", item.dates().assigned().orElse(null),
                "due", item.dates().due().orElse(null),
                "extra_credit", item.extraCredit(),
                "published", item.published());
    }

    private static Map<String, @Nullable Object> spanning(DateRange days, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = values(namesAndValues);
        values.put("begins", days.begin().orElse(null));
        values.put("ends", days.end().orElse(null));
        return values;
    }

    private static Map<String, @Nullable Object> values(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return values;
    }
}
