package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Transaction;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A small school beside others in one PostgreSQL, of which nothing has an id that does not end as all its ids do: terms {@code t}
 * and {@code u}, courses {@code k} and {@code l}, letters {@code r} and {@code s}, class {@code c} in {@code t} with teacher
 * {@code pt}, students {@code pa}, {@code pb} and {@code pd}, categories {@code q} and {@code z}, work {@code w} in {@code q} and
 * {@code v}, and marks of {@code w} from batch {@code b}; a class {@code d} and a person {@code pc} beside it.
 */
final class World {
    private static final Origin ROOT = Origin.plain("root", Origin.API);

    private final String end;

    World(School school, int number) {
        end = "-R" + number + "R";
        school.change(tx -> {
            enter(tx);
            return tx;
        });
    }

    /** Returns a text with the end of its ids in place of {@code @}. */
    String named(String text) {
        return text.replace("@", end);
    }

    private Id id(String name) {
        return new Id(name + end);
    }

    private void enter(Transaction tx) {
        for (String term : List.of("t", "u")) {
            tx.terms(ROOT).insert(new Term(id(term), new Title("Term"), DateRange.ALWAYS, false, 0));
        }
        for (String course : List.of("k", "l")) {
            tx.courses().insert(new Course(id(course), new Title("Course"), Optional.empty(), 0));
        }
        List<LetterScheme.Letter> letters = List.of(new LetterScheme.Letter("A", BigDecimal.ZERO));
        for (String scheme : List.of("r", "s")) {
            tx.schemes(ROOT).insert(new LetterScheme(id(scheme), new Title("Letters"), letters, 0));
        }
        for (String person : List.of("pt", "pa", "pb", "pc", "pd")) {
            PersonName name = new PersonName("Given", person + end);
            tx.people(ROOT).insert(new Person(id(person), name, Optional.of(new LoginName(person + end)), 0));
        }
        for (String section : List.of("c", "d")) {
            tx.classes(ROOT)
                    .insert(new SchoolClass(
                            id(section),
                            new Title("Class"),
                            id("k"),
                            id("t"),
                            Optional.of(id("s")),
                            false,
                            false,
                            0,
                            0));
        }
        fill(tx.in(id("c"), new Origin("root", Origin.API, Optional.empty(), Optional.of(id("b")))));
    }

    private void fill(ClassTransaction section) {
        section.enrolments().insert(new Enrolment(id("pt"), Role.TEACHER, DateRange.ALWAYS, 0));
        for (String student : List.of("pa", "pb", "pd")) {
            section.enrolments().insert(new Enrolment(id(student), Role.STUDENT, DateRange.ALWAYS, 0));
        }
        for (String category : List.of("q", "z")) {
            section.categories().insert(new Category(id(category), new Title("Category"), BigDecimal.ONE, 0, 0));
        }
        section.items().insert(Example.item("w" + end, "Work", Optional.of(id("q")), 20, true));
        section.items().insert(Example.item("v" + end, "More", Optional.empty(), 20, true));
        section.save(List.of(mark("pa", 10), mark("pb", 12)));
    }

    private Edit mark(String student, int score) {
        Mark mark = Mark.graded(new Score(BigDecimal.valueOf(score)));
        return new Edit(new Cell(id("w"), id(student)), Optional.of(mark), 0);
    }

    /**
     * Returns its rows, sorted, other than of jobs, which tell the time of the database: without the end of its ids and the
     * numbers of people, and with {@code #} for an id or a digest.
     */
    List<String> state(DataSource database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                String select = "select to_jsonb(t) from " + table + " t where t::text like '%" + end + "%'";
                try (ResultSet rows = statement.executeQuery(select)) {
                    while (rows.next()) {
                        lines.add(table + " " + alike(rows.getString(1)));
                    }
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    private String alike(String row) {
        return row.replace(end, "")
                .replaceAll("\\b([0-9a-z]{19}|[0-9a-f]{64})\\b", "#")
                .replaceAll("\"number\": [0-9]+, \"version\"", "\"version\"");
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "select table_name from information_schema.tables where table_schema = current_schema() and table_name <> 'job'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Forgets all of them, so that asking for the state of the next ones takes no longer. */
    static void clear(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate term, course, letter_scheme, person, class_section cascade");
        }
    }
}
