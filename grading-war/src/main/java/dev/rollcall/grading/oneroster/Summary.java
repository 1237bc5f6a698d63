package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a thing is, in one line of what was typed, without words of any language but those that archives have. */
final class Summary {
    private Summary() {}

    /** A person in a class, and as what. */
    record Membership(Optional<Person> person, Optional<SchoolClass> section, Enrolment enrolment) {}

    /** Returns the line; empty for what is not there. */
    static String of(Object thing) {
        if (thing instanceof Optional<?> optional) {
            return optional.map(Summary::of).orElse("");
        } else if (thing instanceof Term term) {
            return line(term.title(), days(term.days()));
        } else if (thing instanceof Course course) {
            return line(course.title(), course.code());
        } else if (thing instanceof LetterScheme scheme) {
            return line(scheme.title(), Scales.write(scheme.letters()));
        } else if (thing instanceof SchoolClass section) {
            return line(section.title(), section.course(), section.term(), section.scheme());
        } else if (thing instanceof Person person) {
            return line(name(person), person.username());
        } else if (thing instanceof Membership one) {
            return line(
                    one.person().map(Summary::name),
                    one.section().map(SchoolClass::title),
                    one.enrolment().role().word(),
                    days(one.enrolment().days()));
        } else if (thing instanceof Category category) {
            return line(category.title(), category.weight().toPlainString());
        } else if (thing instanceof LineItem item) {
            return line(
                    item.title(),
                    item.maximum(),
                    item.dates().assigned(),
                    item.dates().due());
        } else if (thing instanceof Mark mark) {
            return line(mark.state().word(), mark.score(), mark.comment());
        }
        return String.valueOf(thing);
    }

    private static String name(Person person) {
        return person.name().given() + " " + person.name().family();
    }

    private static String days(DateRange days) {
        return days.equals(DateRange.ALWAYS)
                ? ""
                : days.begin().map(Object::toString).orElse("") + " – "
                        + days.end().map(Object::toString).orElse("");
    }

    private static String line(Object... parts) {
        return Stream.of(parts)
                .map(part -> part instanceof Optional<?> optional
                        ? optional.map(Object::toString).orElse("")
                        : part.toString())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }
}
