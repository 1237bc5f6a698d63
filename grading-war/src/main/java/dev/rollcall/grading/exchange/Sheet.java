package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A class as a table.
 *
 * @param items its columns
 * @param students its rows, by name when they are read from a class
 * @param results what stands in its cells
 */
public record Sheet(List<LineItem> items, List<Person> students, Map<Cell, Result> results) {
    /** Reads the students and the work of a class, without results. */
    public static Sheet names(ClassTransaction section) {
        return of(
                section.items().page(Optional.empty(), Integer.MAX_VALUE),
                section.students(Optional.empty()),
                Map.of());
    }

    private static Sheet of(List<LineItem> items, List<EnrolledStudent> students, Map<Cell, Result> results) {
        return new Sheet(
                items,
                students.stream().map(EnrolledStudent::person).sorted(byName()).toList(),
                results);
    }

    /**
     * By family name, then given name: in the order of the portal's grid, so that a column which was worked on can be pasted back
     * there. None of the portal's languages has an order of its own.
     */
    static Comparator<Person> byName() {
        Collator collator = Collator.getInstance(Locale.ROOT);
        return Comparator.comparing((Person person) -> person.name().family(), collator)
                .thenComparing(person -> person.name().given(), collator)
                .thenComparing(Person::id);
    }

    /** Reads a class; results may be newer than the rest. */
    public static Sheet of(ClassTransaction section) {
        Sheet names = names(section);
        return new Sheet(names.items, names.students, results(section));
    }

    /** Reads the results of a class whose work and students were read. */
    public static Sheet of(List<LineItem> items, List<EnrolledStudent> students, ClassTransaction section) {
        return of(items, students, results(section));
    }

    private static Map<Cell, Result> results(ClassTransaction section) {
        Map<Cell, Result> results = new HashMap<>();
        section.results(result -> results.put(result.cell(), result));
        return results;
    }

    /** Returns what stands in a cell. */
    Optional<Result> at(Cell cell) {
        return Optional.ofNullable(results.get(cell));
    }
}
