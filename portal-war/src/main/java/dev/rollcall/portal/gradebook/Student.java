package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A student of a class with everything in it.
 *
 * @param person who it is; without user name and version, of which the class does not tell
 * @param left since when the student has no longer belonged to it, though the class went on; null: the student has not left
 * @param results by line item; those that are there
 */
public record Student(Person person, @Nullable LocalDate left, Totals totals, Map<String, Result> results) {

    public Student {
        results = Map.copyOf(results);
    }

    public String id() {
        return person.id();
    }

    /** Given and family name. */
    public String name() {
        return person.name();
    }

    /** In the order of {@link Person#byName}. */
    public static Comparator<Student> byName(Locale locale) {
        return Comparator.comparing(Student::person, Person.byName(locale));
    }

    /** Those who belong to the class by name, so that a column of a list of theirs fits, and below them those who have left. */
    public static Comparator<Student> byPresenceAndName(Locale locale) {
        return Comparator.comparing((Student student) -> student.left() != null).thenComparing(byName(locale));
    }
}
