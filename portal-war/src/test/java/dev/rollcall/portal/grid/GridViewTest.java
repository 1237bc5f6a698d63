package dev.rollcall.portal.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.portal.gradebook.Category;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.LineItem;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GridViewTest {
    private static final Texts GERMAN = Texts.in(Language.GERMAN);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final SchoolClass ALGEBRA =
            new SchoolClass("algebra", "Algebra", "maths", "t1", "", false, false, 1);
    private static final Totals TOTALS = new Totals(new Total(new BigDecimal("87.5"), "B"), new Total(null, ""));

    @Test
    void studentsComeByFamilyNameAsTheLanguageSorts() {
        GridView view = view(List.of(
                student("1", "Zoe", "Zander"),
                student("2", "Ole", "Özil"),
                student("3", "Ada", "Pohl"),
                student("4", "Bo", "Pohl")));

        assertEquals(
                List.of("Özil, Ole", "Pohl, Ada", "Pohl, Bo", "Zander, Zoe"),
                view.rows().stream().map(Row::name).toList());
    }

    @Test
    void workComesByCategoryThenByDayThenByAge() {
        Gradebook book = new Gradebook(
                ALGEBRA,
                9,
                List.of(category("q", "Quizzes"), category("e", "Exams")),
                List.of(
                        item("a", "", null),
                        item("b", "e", null),
                        item("c", "q", LocalDate.of(2026, 11, 2)),
                        item("d", "q", LocalDate.of(2026, 11, 1)),
                        item("f", "q", null)),
                List.of());

        GridView view = GridView.of(book, 0, DAY, GERMAN);

        assertEquals(
                List.of("d", "c", "f", "b", "a"),
                view.columns().stream().map(column -> column.item().id()).toList());
        assertEquals("Quizzes", view.columns().get(0).category());
        assertEquals("20,5", view.columns().get(0).maximum());
    }

    @Test
    void cellsSayTheirStateVersionAndComment() {
        Mark late = new Mark(State.LATE, new BigDecimal("17.5"), "neat");
        Student cleo = new Student(person("1", "Cleo", "X"), false, null, TOTALS, Map.of("a", new Result(late, 8)));

        Row row = GridView.of(
                        new Gradebook(
                                ALGEBRA,
                                8,
                                List.of(),
                                List.of(item("a", "", null), item("b", "", null)),
                                List.of(cleo)),
                        0,
                        DAY,
                        GERMAN)
                .rows()
                .get(0);

        assertEquals(
                List.of(new Shown("17,5 spät", "late", "8", "neat", false), new Shown("", null, null, null, false)),
                row.cells());
        assertEquals("87,5 · B", row.current());
        assertEquals("–", row.finished());
    }

    @Test
    void whatIsAboveTheMaximumIsMarkedUnlessItIsExtraCredit() {
        Result much = new Result(new Mark(State.GRADED, new BigDecimal("20.6"), ""), 8);
        LineItem extra = new LineItem("x", "x", "", new BigDecimal("20.5"), null, null, true, true, 1);
        Student cleo = new Student(person("1", "Cleo", "X"), false, null, TOTALS, Map.of("a", much, "x", much));
        Gradebook book = new Gradebook(ALGEBRA, 8, List.of(), List.of(item("a", "", null), extra), List.of(cleo));

        List<Shown> cells = GridView.of(book, 0, DAY, GERMAN).rows().get(0).cells();

        assertEquals(List.of(true, false), cells.stream().map(Shown::above).toList());
    }

    @Test
    void whoHasLeftIsShownBelowTheOthersWithTheLastDay() {
        Student ben = new Student(person("1", "Ben", "X"), false, LocalDate.of(2026, 11, 10), TOTALS, Map.of());

        List<Row> rows = view(List.of(ben, student("2", "Cleo", "Y"))).rows();

        assertEquals(List.of("2", "1"), rows.stream().map(Row::student).toList(), "a list of those who are there fits");
        assertEquals("", rows.get(0).left());
        assertEquals("9. Nov. 2026", rows.get(1).left());
    }

    @Test
    void aLargeClassHasPages() {
        List<Student> many = IntStream.range(0, 401)
                .mapToObj(i -> student("s" + i, "A", Integer.toString(1_000 + i)))
                .toList();

        GridView last = view(many, 99);

        assertEquals(List.of(0, 1, 2), last.pages());
        assertEquals(2, last.page());
        assertEquals("1400, A", last.rows().get(0).name());
        assertEquals(401, last.first(2));
        assertEquals(401, last.last(2));
        assertEquals(401, view(many, GridView.ALL).rows().size());
        assertEquals(List.of(), view(many.subList(0, 200)).pages());
    }

    private static GridView view(List<Student> students) {
        return view(students, 0);
    }

    private static GridView view(List<Student> students, int page) {
        return GridView.of(new Gradebook(ALGEBRA, 8, List.of(), List.of(), students), page, DAY, GERMAN);
    }

    @Test
    void namesakesAreToldApartByTheirUserNames() {
        List<Student> students =
                List.of(namesake("1", "Max", "mschulze"), namesake("2", "MAX", ""), namesake("3", "Maxi", "maxi"));

        List<String> names = view(students).rows().stream().map(Row::name).toList();

        assertEquals(List.of("Schulze, Max (mschulze)", "Schulze, MAX (2)", "Schulze, Maxi"), names);
    }

    private static Student namesake(String id, String given, String username) {
        return new Student(new Person(id, given, "Schulze", username, 0), false, null, TOTALS, Map.of());
    }

    private static Student student(String id, String given, String family) {
        return new Student(person(id, given, family), false, null, TOTALS, Map.of());
    }

    private static Person person(String id, String given, String family) {
        return new Person(id, given, family, "", 0);
    }

    private static Category category(String id, String title) {
        return new Category(id, title, BigDecimal.ONE, 0, 1);
    }

    private static LineItem item(String id, String category, @Nullable LocalDate assigned) {
        return new LineItem(id, id, category, new BigDecimal("20.5"), assigned, null, false, true, 1);
    }
}
