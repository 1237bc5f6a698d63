package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Enrolment.Role;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LetterScheme.Letter;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.LoginName;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A small school, see {@link SchoolServer}. */
final class Example {
    private static final Origin ORIGIN = Origin.plain("root", Origin.API);
    private static final DateRange YEAR =
            new DateRange(Optional.of(LocalDate.of(2026, 9, 1)), Optional.of(LocalDate.of(2027, 7, 1)));

    private Example() {}

    static void enter(School school) {
        school.change(tx -> {
            tx.terms(ORIGIN).insert(new Term(new Id("year-26"), new Title("2026/27"), YEAR, false, 0));
            tx.courses().insert(new Course(new Id("maths"), new Title("Mathematics"), Optional.empty(), 0));
            tx.schemes(ORIGIN)
                    .insert(new LetterScheme(
                            new Id("letters"),
                            new Title("Letters"),
                            List.of(letter("A", 90), letter("B", 80), letter("F", 0)),
                            0));
            person(tx, "p-anna", "Anna", "anna");
            person(tx, "p-ben", "Ben", "ben");
            person(tx, "p-cleo", "Cleo", "cleo");
            person(tx, "p-dora", "Dora", "dora");
            ClassTransaction algebra = section(tx, "algebra", Optional.of(new Id("letters")));
            algebra.enrolments().insert(new Enrolment(new Id("p-anna"), Role.TEACHER, DateRange.ALWAYS, 0));
            algebra.enrolments().insert(new Enrolment(new Id("p-ben"), Role.STUDENT, YEAR, 0));
            algebra.enrolments().insert(new Enrolment(new Id("p-cleo"), Role.STUDENT, DateRange.ALWAYS, 0));
            algebra.categories()
                    .insert(new Category(new Id("quizzes"), new Title("Quizzes"), BigDecimal.valueOf(40), 0, 0));
            algebra.items().insert(item("quiz", "Quiz 1", Optional.of(new Id("quizzes")), 20, true));
            algebra.items().insert(item("essay", "Essay", Optional.empty(), 100, false));
            section(tx, "biology", Optional.empty())
                    .enrolments()
                    .insert(new Enrolment(new Id("p-dora"), Role.TEACHER, DateRange.ALWAYS, 0));
            return tx;
        });
    }

    private static Letter letter(String name, int from) {
        return new Letter(name, BigDecimal.valueOf(from));
    }

    private static void person(Transaction tx, String id, String given, String username) {
        tx.people(ORIGIN)
                .insert(new Person(
                        new Id(id), new PersonName(given, "Example"), Optional.of(new LoginName(username)), 0));
    }

    private static ClassTransaction section(Transaction tx, String id, Optional<Id> scheme) {
        SchoolClass made = tx.classes(ORIGIN)
                .insert(new SchoolClass(
                        new Id(id), new Title(id), new Id("maths"), new Id("year-26"), scheme, false, false, 0, 0));
        return tx.in(made.id(), ORIGIN);
    }

    static LineItem item(String id, String title, Optional<Id> category, int maximum, boolean published) {
        return new LineItem(
                new Id(id),
                new Title(title),
                category,
                new Score(BigDecimal.valueOf(maximum)),
                LineItem.Dates.UNKNOWN,
                false,
                published,
                0);
    }
}
