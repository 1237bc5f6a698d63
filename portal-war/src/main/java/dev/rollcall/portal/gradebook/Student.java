package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A student of a class with everything in it.
 *
 * @param left since when the student has no longer belonged to it, though the class went on; null: the student has not left
 * @param results by line item; those that are there
 */
public record Student(
        String id,
        String givenName,
        String familyName,
        @Nullable LocalDate left,
        Totals totals,
        Map<String, Result> results) {

    public Student {
        results = Map.copyOf(results);
    }

    /** Who it is, apart from the class. */
    public Person person() {
        return new Person(id, givenName, familyName, "", 0);
    }

    /** Given and family name. */
    public String name() {
        return (givenName + " " + familyName).strip();
    }

    /** By family name, then given name, as lists in a language have them. */
    public static Comparator<Student> byName(Locale locale) {
        return Person.byName(locale, Student::familyName, Student::givenName, Student::id);
    }

    /** Those who belong to the class by name, so that a column of a list of theirs fits, and below them those who have left. */
    public static Comparator<Student> byPresenceAndName(Locale locale) {
        return Comparator.comparing((Student student) -> student.left() != null).thenComparing(byName(locale));
    }
}
