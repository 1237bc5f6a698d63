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
    /** Reads who and what there is in a class, without results. */
    public static Sheet names(ClassTransaction section) {
        return new Sheet(
                section.items().page(Optional.empty(), Integer.MAX_VALUE),
                section.students(Optional.empty()).stream()
                        .map(EnrolledStudent::person)
                        .sorted(byName())
                        .toList(),
                Map.of());
    }

    /**
     * By family name, then given name: in the order of the portal's grid, so that a column which was worked on goes back
     * there. Of the languages of the portal none has an order of its own.
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
        Map<Cell, Result> results = new HashMap<>();
        section.results(result -> results.put(result.cell(), result));
        return new Sheet(names.items, names.students, results);
    }

    /** Returns what stands in a cell. */
    Optional<Result> at(Cell cell) {
        return Optional.ofNullable(results.get(cell));
    }
}
