package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassMembership;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.PersonName;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/** Turns rows into what they mean. */
final class Rows {
    private Rows() {}

    /** Reads a term whose columns begin with {@code prefix}. */
    static Term term(ResultSet row, String prefix) throws SQLException {
        return new Term(
                new Id(row.getString(prefix + "id")),
                new Title(row.getString(prefix + "title")),
                new DateRange(date(row, prefix + "begins"), date(row, prefix + "ends")),
                row.getBoolean(prefix + "closed"),
                row.getLong(prefix + "version"));
    }

    static Course course(ResultSet row) throws SQLException {
        return new Course(id(row), title(row), text(row, "code").map(Title::new), version(row));
    }

    static LetterScheme scheme(ResultSet row) throws SQLException {
        return new LetterScheme(id(row), title(row), Letters.read(row.getString("letters")), version(row));
    }

    static SchoolClass section(ResultSet row) throws SQLException {
        return new SchoolClass(
                id(row),
                title(row),
                new Id(row.getString("course_id")),
                new Id(row.getString("term_id")),
                text(row, "scheme_id").map(Id::new),
                row.getBoolean("weighted"),
                row.getBoolean("shared"),
                version(row),
                row.getLong("revision"));
    }

    static ClassMembership membership(ResultSet row) throws SQLException {
        Optional<Enrolment> enrolment = text(row, "e_person").isEmpty()
                ? Optional.empty()
                : Optional.of(new Enrolment(
                        new Id(row.getString("e_person")),
                        Enrolment.Role.valueOf(row.getString("e_role")),
                        new DateRange(date(row, "e_begins"), date(row, "e_ends")),
                        row.getLong("e_version")));
        return new ClassMembership(section(row), term(row, "t_"), enrolment);
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                id(row),
                new PersonName(row.getString("given_name"), row.getString("family_name")),
                text(row, "username").map(LoginName::new),
                version(row));
    }

    static EnrolledStudent student(ResultSet row) throws SQLException {
        return new EnrolledStudent(person(row), days(row));
    }

    static Enrolment enrolment(ResultSet row) throws SQLException {
        return new Enrolment(
                new Id(row.getString("person_id")),
                Enrolment.Role.valueOf(row.getString("role")),
                days(row),
                version(row));
    }

    static Category category(ResultSet row) throws SQLException {
        return new Category(id(row), title(row), row.getBigDecimal("weight"), row.getInt("drop_lowest"), version(row));
    }

    static LineItem item(ResultSet row) throws SQLException {
        return new LineItem(
                id(row),
                title(row),
                text(row, "category_id").map(Id::new),
                new Score(row.getBigDecimal("maximum")),
                new LineItem.Dates(date(row, "assigned"), date(row, "due")),
                row.getBoolean("extra_credit"),
                row.getBoolean("published"),
                version(row));
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Id id(ResultSet row) throws SQLException {
        return new Id(row.getString("id"));
    }

    private static Title title(ResultSet row) throws SQLException {
        return new Title(row.getString("title"));
    }

    private static long version(ResultSet row) throws SQLException {
        return row.getLong("version");
    }

    private static DateRange days(ResultSet row) throws SQLException {
        return new DateRange(date(row, "begins"), date(row, "ends"));
    }

    private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDate.class));
    }
}
