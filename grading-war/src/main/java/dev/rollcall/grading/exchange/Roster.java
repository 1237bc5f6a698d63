package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LoginName;
import dev.rollcall.grading.gradebook.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the students of a class by what a line says of them: by id, else by login name; by name only where nothing else is said,
 * and no other student has that name.
 */
final class Roster {
    private final Map<String, Person> byId = new HashMap<>();
    private final Map<String, List<Person>> byName = new HashMap<>();
    private final Map<Called, List<Person>> called = new HashMap<>();

    private record Called(String family, String given) {
        static Called of(String family, String given) {
            return new Called(folded(family), folded(given));
        }
    }

    Roster(List<Person> students) {
        for (Person student : students) {
            byId.put(student.id().text(), student);
            called.computeIfAbsent(
                            Called.of(student.name().family(), student.name().given()), key -> new ArrayList<>())
                    .add(student);
            student.username()
                    .ifPresent(name -> byName.computeIfAbsent(login(name.text()), key -> new ArrayList<>())
                            .add(student));
        }
    }

    private static String folded(String name) {
        return MarkText.plain(name).toLowerCase(Locale.ROOT);
    }

    private static String login(String name) {
        return LoginName.folded(MarkText.plain(name));
    }

    /**
     * Returns whose a line is.
     *
     * @param id what it says; may be empty
     * @param names the login names and e-mail addresses that it says; may be empty
     * @throws RefusedFieldException if that is no student of the class, or not certainly one
     */
    Id find(String id, List<String> names) throws RefusedFieldException {
        if (id.isEmpty()) {
            String name = names.stream()
                    .findFirst()
                    .orElseThrow(() -> new RefusedFieldException(
                            Problem.NO_STUDENT, "The line says neither the id nor the login name of a student."));
            return named(name);
        }
        Person student = Optional.ofNullable(byId.get(id))
                .orElseThrow(() ->
                        new RefusedFieldException(Problem.UNKNOWN_STUDENT, "No student of this class has this id."));
        boolean contradicts = names.stream()
                .flatMap(name -> byName.getOrDefault(login(name), List.of()).stream())
                .anyMatch(other -> !other.id().equals(student.id()));
        if (contradicts && names.stream().noneMatch(name -> isOf(student, name))) {
            throw new RefusedFieldException(
                    Problem.CONTRADICTION, "The id and the login name are of different students.");
        }
        return student.id();
    }

    /**
     * Returns the student of this name; capitals do not count.
     *
     * @throws RefusedFieldException if no student of the class has it, or several have
     */
    Id called(String family, String given) throws RefusedFieldException {
        if (family.isEmpty() || given.isEmpty()) {
            throw new RefusedFieldException(
                    Problem.NO_STUDENT, "The line does not say both the family name and the given name of a student.");
        }
        List<Person> alike = called.getOrDefault(Called.of(family, given), List.of());
        if (alike.isEmpty()) {
            throw new RefusedFieldException(Problem.UNKNOWN_STUDENT, "No student of this class is called so.");
        }
        if (alike.size() > 1) {
            throw new RefusedFieldException(
                    Problem.AMBIGUOUS,
                    "Several students of this class are called so: " + Header.STUDENT + " or " + Header.USERNAME
                            + " tells them apart.");
        }
        return alike.get(0).id();
    }

    private static boolean isOf(Person student, String name) {
        return student.username().filter(own -> own.text().equals(name)).isPresent();
    }

    /** As it is written, else if capitals do not count, as in e-mail addresses. */
    private Id named(String name) throws RefusedFieldException {
        List<Person> alike = byName.getOrDefault(login(name), List.of());
        Optional<Person> exact =
                alike.stream().filter(student -> isOf(student, name)).findFirst();
        if (exact.isPresent()) {
            return exact.get().id();
        }
        if (alike.size() > 1) {
            throw new RefusedFieldException(Problem.AMBIGUOUS, "Several students have this login name.");
        }
        return alike.stream()
                .findFirst()
                .map(Person::id)
                .orElseThrow(() -> new RefusedFieldException(
                        Problem.UNKNOWN_STUDENT, "No student of this class has this login name."));
    }
}
