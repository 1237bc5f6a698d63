package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassDesk;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Desk;
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
import dev.rollcall.grading.gradebook.Span;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A small school, see {@link SchoolServer}. */
final class Example {
    private static final Origin ORIGIN = Origin.plain("root", Origin.API);
    private static final Span YEAR =
            new Span(Optional.of(LocalDate.of(2026, 9, 1)), Optional.of(LocalDate.of(2027, 7, 1)));

    private Example() {}

    static void enter(School school) {
        school.change(desk -> {
            desk.terms(ORIGIN).insert(new Term(new Id("year-26"), new Title("2026/27"), YEAR, false, 0));
            desk.courses().insert(new Course(new Id("maths"), new Title("Mathematics"), Optional.empty(), 0));
            desk.schemes(ORIGIN)
                    .insert(new LetterScheme(
                            new Id("letters"),
                            new Title("Letters"),
                            List.of(letter("A", 90), letter("B", 80), letter("F", 0)),
                            0));
            person(desk, "p-anna", "Anna", "anna");
            person(desk, "p-ben", "Ben", "ben");
            person(desk, "p-cleo", "Cleo", "cleo");
            person(desk, "p-dora", "Dora", "dora");
            ClassDesk algebra = section(desk, "algebra", Optional.of(new Id("letters")));
            algebra.enrolments().insert(new Enrolment(new Id("p-anna"), Role.TEACHER, Span.ALWAYS, 0));
            algebra.enrolments().insert(new Enrolment(new Id("p-ben"), Role.STUDENT, YEAR, 0));
            algebra.enrolments().insert(new Enrolment(new Id("p-cleo"), Role.STUDENT, Span.ALWAYS, 0));
            algebra.categories()
                    .insert(new Category(new Id("quizzes"), new Title("Quizzes"), BigDecimal.valueOf(40), 0, 0));
            algebra.items().insert(item("quiz", "Quiz 1", Optional.of(new Id("quizzes")), 20, true));
            algebra.items().insert(item("essay", "Essay", Optional.empty(), 100, false));
            section(desk, "biology", Optional.empty())
                    .enrolments()
                    .insert(new Enrolment(new Id("p-dora"), Role.TEACHER, Span.ALWAYS, 0));
            return desk;
        });
    }

    private static Letter letter(String name, int from) {
        return new Letter(name, BigDecimal.valueOf(from));
    }

    private static void person(Desk desk, String id, String given, String username) {
        desk.people(ORIGIN)
                .insert(new Person(
                        new Id(id), new PersonName(given, "Example"), Optional.of(new LoginName(username)), 0));
    }

    private static ClassDesk section(Desk desk, String id, Optional<Id> scheme) {
        SchoolClass made = desk.classes(ORIGIN)
                .insert(new SchoolClass(
                        new Id(id), new Title(id), new Id("maths"), new Id("year-26"), scheme, false, false, 0, 0));
        return desk.in(made.id(), ORIGIN);
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
