package dev.rollcall.portal.gradebook;

import dev.rollcall.portal.text.Fold;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A student of a class with everything in it.
 *
 * @param person without the version, which the class does not tell
 * @param namesake whether another student of the class is called the same
 * @param left since when the student has no longer belonged to it, though the class went on; null: the student has not left
 * @param results by line item; those that are there
 */
public record Student(
        Person person, boolean namesake, @Nullable LocalDate left, Totals totals, Map<String, Result> results) {

    public Student {
        results = Map.copyOf(results);
    }

    public String id() {
        return person.id();
    }

    /** Given and family name, and what tells namesakes apart. */
    public String name() {
        return person.name() + apart();
    }

    /** What stands behind the name where another student is called the same: the user name, else the id; else nothing. */
    public String apart() {
        if (!namesake) {
            return "";
        }
        return " (" + (person.username().isEmpty() ? person.id() : person.username()) + ")";
    }

    /** The students of a class, with namesakes marked as such. */
    static List<Student> toldApart(List<Student> students) {
        Map<String, Long> called =
                students.stream().collect(Collectors.groupingBy(Student::called, Collectors.counting()));
        return students.stream()
                .map(student -> new Student(
                        student.person,
                        called.getOrDefault(student.called(), 0L) > 1,
                        student.left,
                        student.totals,
                        student.results))
                .toList();
    }

    private String called() {
        return Fold.of(person.name());
    }

    /** In the order of {@link Person#byName}. */
    public static Comparator<Student> byName(Locale locale) {
        return Comparator.comparing(Student::person, Person.byName(locale));
    }

    /** Current students by name, so that a column pasted from a list of them fits; below them those who have left. */
    public static Comparator<Student> byPresenceAndName(Locale locale) {
        return Comparator.comparing((Student student) -> student.left() != null).thenComparing(byName(locale));
    }
}
