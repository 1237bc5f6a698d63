package dev.rollcall.portal.history;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Changes;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.text.Texts;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the page History shows.
 *
 * @param next below which change the next page begins; empty for none
 * @param zone in which moments are shown
 */
public record HistoryView(
        SchoolClass section,
        HistoryFilter filter,
        List<Student> students,
        List<LineItem> items,
        List<Row> rows,
        String next,
        ZoneId zone)
        implements OfClass {
    private static final String CATEGORY = "category";

    /** The kinds of changes that the page has words for. */
    private static final Set<String> KINDS =
            Set.of("result", "line-item", CATEGORY, "enrolment", "class", "person", "term", "letters");

    /** With what changes are made, as far as the page has words for it. */
    private static final Set<String> WAYS = Set.of("api", "form", "grid", "import", "undo", "oneroster", "erasure");

    public HistoryView {
        students = List.copyOf(students);
        items = List.copyOf(items);
        rows = List.copyOf(rows);
    }

    /**
     * A change.
     *
     * @param by the name of the user who made it; empty if only the login name is known
     * @param item what people call the piece of work or the category; its id when it is not there any more, empty for none
     * @param student likewise the person that it is about
     * @param categories titles by id
     */
    public record Row(Change change, String by, String item, String student, Map<String, String> categories) {

        /** Whether it can be taken back. */
        public boolean isReversible() {
            return change.isResult();
        }

        /** Whether the cell has another comment since. */
        public boolean isRecommented() {
            return !commentBefore().equals(commentAfter());
        }

        /** What the comment of the cell was; empty for none. */
        public String commentBefore() {
            return change.from() == null ? "" : change.from().comment();
        }

        /** What it is since. */
        public String commentAfter() {
            return change.to() == null ? "" : change.to().comment();
        }

        /** With what it was made, if there are words for it; else empty. */
        public String through() {
            return WAYS.contains(change.through()) ? change.through() : "";
        }

        /** The end of the key of what was done: to which kind, if there are words for it, and with which effect. */
        public String kind() {
            return KINDS.contains(change.kind())
                    ? change.kind() + "." + change.effect().name().toLowerCase(Locale.ROOT)
                    : "other";
        }

        /** What it made of a thing. */
        public List<Told> told(Texts texts) {
            return change.differences().stream()
                    .map(difference -> Told.of(difference, categories, texts))
                    .toList();
        }
    }

    /** The page of some changes; {@code locale} decides how names are sorted. */
    public static HistoryView of(Gradebook book, HistoryFilter filter, Changes changes, ZoneId zone, Locale locale) {
        List<Student> students =
                book.students().stream().sorted(Student.byName(locale)).toList();
        return new HistoryView(
                book.section(), filter, students, book.items(), rows(book, changes), changes.next(), zone);
    }

    /**
     * Changes with the names of what they are about and of the users who made them; students with the same name are
     * told apart.
     */
    static List<Row> rows(Gradebook book, Changes changes) {
        Map<String, String> items = book.items().stream().collect(Collectors.toMap(LineItem::id, LineItem::title));
        Map<String, String> categories =
                book.categories().stream().collect(Collectors.toMap(Category::id, Category::title));
        Map<String, String> logins = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        for (Person person : changes.people()) {
            logins.put(person.username(), person.name());
            names.put(person.id(), person.name());
        }
        logins.remove(""); // many have none
        book.students().forEach(student -> names.put(student.id(), student.name()));
        return changes.changes().stream()
                .map(change -> new Row(
                        change,
                        logins.getOrDefault(change.by(), ""),
                        change.kind().equals(CATEGORY)
                                ? categories.getOrDefault(change.lineItem(), change.lineItem())
                                : items.getOrDefault(change.lineItem(), change.lineItem()),
                        names.getOrDefault(change.student(), change.student()),
                        categories))
                .toList();
    }
}
