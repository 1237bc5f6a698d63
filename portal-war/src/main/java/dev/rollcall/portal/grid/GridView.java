package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a class: students by name, those who have left below the others, work by category and day.
 *
 * @param revision the last change of the class that this shows
 * @param rows those of this page
 * @param students how many there are on all pages
 * @param page from 0; {@link #ALL} shows all students
 * @param day on which all this is so, for a printed page
 */
public record GridView(
        SchoolClass section, long revision, List<Column> columns, List<Row> rows, int students, int page, LocalDate day)
        implements OfClass {
    /** How many students a page has. */
    public static final int PAGE_SIZE = 200;

    /** The page of all students. */
    public static final int ALL = -1;

    public GridView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * The page of a class.
     *
     * @param page a number beyond the last is the last
     */
    public static GridView of(Gradebook book, int page, LocalDate day, Texts texts) {
        List<Column> columns = columns(book, texts);
        List<Student> all = book.students().stream()
                .sorted(Student.byPresenceAndName(texts.language().locale()))
                .toList();
        int last = Math.max(0, (all.size() - 1) / PAGE_SIZE);
        int shown = page == ALL ? ALL : Math.min(page, last);
        int from = shown == ALL ? 0 : shown * PAGE_SIZE;
        int to = shown == ALL ? all.size() : Math.min(all.size(), from + PAGE_SIZE);
        return new GridView(
                book.section(),
                book.revision(),
                columns,
                all.subList(from, to).stream()
                        .map(student -> row(student, columns, texts))
                        .toList(),
                all.size(),
                shown,
                day);
    }

    /** Whether the totals may count work that students do not see. */
    public boolean countsHidden() {
        return LineItem.isHiddenAmong(columns.stream().map(Column::item).toList());
    }

    /** The pages; empty when one holds all students. */
    public List<Integer> pages() {
        int count = (students + PAGE_SIZE - 1) / PAGE_SIZE;
        return count < 2 ? List.of() : IntStream.range(0, count).boxed().toList();
    }

    /** Where the cells of a page begin, counted from 1. */
    public int first(int which) {
        return which * PAGE_SIZE + 1;
    }

    /** Where they end. */
    public int last(int which) {
        return Math.min(students, (which + 1) * PAGE_SIZE);
    }

    private static List<Column> columns(Gradebook book, Texts texts) {
        List<String> categories =
                book.categories().stream().map(category -> category.id()).toList();
        Map<String, String> titles = book.categories().stream()
                .collect(Collectors.toMap(category -> category.id(), category -> category.title()));
        Function<LineItem, Integer> rank = item -> {
            int at = categories.indexOf(item.category());
            return at < 0 ? categories.size() : at;
        };
        return book.items().stream()
                .sorted(Comparator.comparing(rank)
                        .thenComparing(GridView::day, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(LineItem::id))
                .map(item -> new Column(item, titles.getOrDefault(item.category(), ""), texts.number(item.maximum())))
                .toList();
    }

    private static @Nullable LocalDate day(LineItem item) {
        return item.assigned() == null ? item.due() : item.assigned();
    }

    private static Row row(Student student, List<Column> columns, Texts texts) {
        Person person = student.person();
        String name =
                person.familyName().isEmpty() ? person.givenName() : person.familyName() + ", " + person.givenName();
        return new Row(
                student.id(),
                name + student.apart(),
                student.left() == null ? "" : texts.date(student.left().minusDays(1)),
                Shown.total(student.totals().current(), texts),
                Shown.total(student.totals().finished(), texts),
                columns.stream()
                        .map(column ->
                                Shown.of(student.results().get(column.item().id()), column.item(), texts))
                        .toList());
    }
}
