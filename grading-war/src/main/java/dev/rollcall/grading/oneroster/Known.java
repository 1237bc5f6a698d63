package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Course;
import dev.rollcall.grading.gradebook.Erasure;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What there is in the grade book and what shall become of it, results excepted: those are asked for class by class. */
final class Known {
    private final Transaction tx;
    private final Origin nobody = Origin.plain("", Origin.API);
    private final Things<Term> terms;
    private final Things<Course> courses;
    private final Things<LetterScheme> schemes;
    private final Things<Person> people;
    private final Things<SchoolClass> classes;
    private final Set<Id> erased;
    private final Map<Id, Contents> contents = new TreeMap<>();
    private final Map<Id, Id> classOfItem = new HashMap<>();
    private final Map<Id, Id> classOfCategory = new HashMap<>();

    Known(Transaction tx) {
        this.tx = tx;
        this.terms = things(tx.terms(nobody));
        this.courses = things(tx.courses());
        this.schemes = things(tx.schemes(nobody));
        this.people = things(tx.people(nobody));
        this.erased = tx.erasures().stream().map(Erasure::person).collect(Collectors.toSet());
        this.classes = new Things<>(tx.classes(nobody).page(Optional.empty(), Integer.MAX_VALUE).stream()
                .map(Known::asWritten)
                .toList());
        for (SchoolClass section : classes.there()) {
            Contents there = Contents.of(tx.in(section.id(), nobody));
            contents.put(section.id(), there);
            there.items().there().forEach(item -> classOfItem.put(item.id(), section.id()));
            there.categories().there().forEach(category -> classOfCategory.put(category.id(), section.id()));
        }
    }

    /** Without the number of the last change in it: saving a result makes it no other class. */
    private static SchoolClass asWritten(SchoolClass section) {
        return new SchoolClass(
                section.id(),
                section.title(),
                section.course(),
                section.term(),
                section.scheme(),
                section.weighted(),
                section.shared(),
                section.version(),
                0);
    }

    private static <T extends Versioned> Things<T> things(Repository<T> repository) {
        return new Things<>(repository.page(Optional.empty(), Integer.MAX_VALUE));
    }

    Things<Term> terms() {
        return terms;
    }

    Things<Course> courses() {
        return courses;
    }

    Things<LetterScheme> schemes() {
        return schemes;
    }

    Things<Person> people() {
        return people;
    }

    /** Returns whether a person is what is left of an erased student. */
    boolean isErased(Id person) {
        return erased.contains(person);
    }

    Things<SchoolClass> classes() {
        return classes;
    }

    Contents in(Id section) {
        return contents.computeIfAbsent(section, id -> Contents.none());
    }

    /** Returns the classes that there are or shall be, in the order of their ids. */
    List<Id> sections() {
        return List.copyOf(contents.keySet());
    }

    /** Returns the classes by the work in them. */
    Map<Id, Id> classOfItem() {
        return classOfItem;
    }

    /** Returns the classes by the categories in them. */
    Map<Id, Id> classOfCategory() {
        return classOfCategory;
    }

    void results(Id section, Consumer<Result> each) {
        if (classes.had(section)) {
            tx.in(section, nobody).results(each);
        }
    }

    /** Returns whether a student has results in a class. */
    boolean hasResults(Id section, Id student) {
        return classes.had(section) && !tx.in(section, nobody).results(student).isEmpty();
    }

    /** Returns whether nothing in a class may change. */
    boolean isClosed(Id section) {
        return classes.find(section)
                .flatMap(there -> terms.find(there.term()))
                .filter(Term::closed)
                .isPresent();
    }
}
