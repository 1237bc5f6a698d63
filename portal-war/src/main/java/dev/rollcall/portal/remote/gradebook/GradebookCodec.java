package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Me;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a class, what belongs to it, and people. */
public final class GradebookCodec {
    private GradebookCodec() {}

    /** {@code /me}. */
    public static Me me(JsonObject json) {
        return new Me(
                person(json, "person"),
                Answers.requireList(json, "teaching", GradebookCodec::section),
                Answers.requireList(json, "learning", GradebookCodec::section),
                Answers.list(json, "learned", one -> new Me.Learned(section(one), Answers.date(one, "left"))));
    }

    static Term term(JsonObject json) {
        return new Term(
                id(json),
                Answers.raw(json, "title"),
                Answers.date(json, "beginDate"),
                Answers.date(json, "endDate"),
                Answers.flag(json, "closed"),
                Answers.whole(json, "version"));
    }

    static Course course(JsonObject json) {
        return new Course(id(json), Answers.raw(json, "title"));
    }

    private static String id(JsonObject json) {
        String id = Answers.text(json, "id");
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id is missing");
        }
        return id;
    }

    /** One class. */
    public static SchoolClass section(JsonObject json) {
        return new SchoolClass(
                Answers.text(json, "id"),
                Answers.raw(json, "title"),
                Answers.text(json, "course"),
                Answers.text(json, "term"),
                Answers.text(json, "letterScheme"),
                Answers.flag(json, "weighted"),
                Answers.flag(json, "shared"),
                Answers.whole(json, "version"));
    }

    /** The class of an answer that tells its term beside it. */
    static SchoolClass sectionInTerm(JsonObject json) {
        Term term = json.get("term") instanceof JsonObject told ? term(told) : null;
        return section(Answers.object(json, "class")).in(term);
    }

    static List<Category> categories(JsonObject json) {
        return Answers.list(json, "categories", GradebookCodec::category);
    }

    static List<LineItem> items(JsonObject json) {
        return Answers.requireList(json, "lineItems", GradebookCodec::item);
    }

    static @Nullable Person person(JsonObject json, String member) {
        return json.get(member) instanceof JsonObject person ? person(person) : null;
    }

    /** One person. */
    public static Person person(JsonObject json) {
        return new Person(
                Answers.text(json, "id"),
                Answers.raw(json, "givenName"),
                Answers.raw(json, "familyName"),
                Answers.text(json, "username"),
                Answers.whole(json, "version"));
    }

    /** One category. */
    public static Category category(JsonObject json) {
        BigDecimal weight = Answers.number(json, "weight");
        return new Category(
                Answers.text(json, "id"),
                Answers.raw(json, "title"),
                weight == null ? BigDecimal.ONE : weight,
                (int) Math.min(Integer.MAX_VALUE, Answers.whole(json, "dropLowest")),
                Answers.whole(json, "version"));
    }

    /** One line item. */
    public static LineItem item(JsonObject json) {
        return new LineItem(
                Answers.text(json, "id"),
                Answers.raw(json, "title"),
                Answers.text(json, "category"),
                Answers.requireNumber(json, "maximum"),
                Answers.date(json, "assignDate"),
                Answers.date(json, "dueDate"),
                Answers.flag(json, "extraCredit"),
                Answers.flag(json, "published"),
                Answers.whole(json, "version"));
    }
}
