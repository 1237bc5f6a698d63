package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Calculator;
import dev.rollcall.grading.calculation.Missing;
import dev.rollcall.grading.calculation.Scheme;
import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LetterScheme;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.Versioned;
import jakarta.json.stream.JsonGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a class calculates with.
 *
 * @param section the class
 * @param categories its kinds of work
 * @param items its pieces of work, as far as the caller may see them
 * @param letters how its percentages become letters; empty: they do not
 */
record ClassData(SchoolClass section, List<Category> categories, List<LineItem> items, Optional<LetterScheme> letters) {
    private static final int DECIMALS = 2;
    private static final int ALL = Integer.MAX_VALUE;

    /** Returns everything in the class of the address. */
    static ClassData of(Call call, Transaction tx, ClassTransaction inClass) {
        SchoolClass section = call.membership().section();
        return new ClassData(
                section,
                inClass.categories().page(Optional.empty(), ALL),
                inClass.items().page(Optional.empty(), ALL),
                section.scheme().flatMap(tx.schemes(call.origin())::find));
    }

    /**
     * Returns what the caller sees of a student: a teacher everything, the student what is published, as does a teacher with
     * {@code published=true}. For a student who has left, only work that is decided for the student is published, and only
     * categories with such work.
     */
    static ClassData seen(
            Call call, Transaction tx, ClassTransaction inClass, EnrolledStudent student, Map<Id, Result> results) {
        ClassData all = of(call, tx, inClass);
        boolean published = call.queryFlag("published");
        if (!published && !call.seesPublishedOnly()) {
            return all;
        }
        ClassData open = all.with(LineItem::published);
        return call.left(student).isPresent()
                ? open.with(item -> isDecided(results.get(item.id()))).withoutEmptyCategories()
                : open;
    }

    private static boolean isDecided(@Nullable Result result) {
        return result != null && result.mark().isDecided();
    }

    private ClassData with(Predicate<LineItem> seen) {
        return new ClassData(section, categories, items.stream().filter(seen).toList(), letters);
    }

    private ClassData withoutEmptyCategories() {
        Set<Id> named = items.stream().flatMap(item -> item.category().stream()).collect(Collectors.toSet());
        List<Category> used =
                categories.stream().filter(one -> named.contains(one.id())).toList();
        return new ClassData(section, used, items, letters);
    }

    Scheme scheme() {
        return new Scheme(categories, items, section.weighted(), Missing.ZERO, letters, DECIMALS);
    }

    /** Returns what calculates the averages of its students for a caller. */
    Averages averages(Call call) {
        return new Averages(new Calculator(scheme()), call);
    }

    /** Writes the class with its term and what is in it, its people and their results excepted. */
    void write(JsonGenerator json, Call call) {
        Codecs.object(json, "class", Codecs.CLASS, section);
        Codecs.object(json, "term", Codecs.TERM, call.membership().term());
        json.write("revision", section.revision());
        list(json, Codecs.CATEGORY, categories);
        list(json, Codecs.ITEM, items);
    }

    private static <T extends Versioned> void list(JsonGenerator json, Codec<T> codec, List<T> things) {
        json.writeStartArray(codec.listMember());
        for (T thing : things) {
            json.writeStartObject();
            codec.write(json, thing);
            json.writeEnd();
        }
        json.writeEnd();
    }

    /** Reads what stands in the cells of its pieces of work. */
    Grid grid(ClassTransaction inClass) {
        Grid grid = new Grid(items);
        inClass.results(grid::enter);
        return grid;
    }

    /** Returns the results of one student by item. */
    static Map<Id, Result> byItem(List<Result> results) {
        Map<Id, Result> all = new HashMap<>();
        results.forEach(result -> all.put(result.cell().item(), result));
        return all;
    }

    /** Returns the marks of results by item, in a map that the caller may change. */
    static Map<Id, Mark> marks(Map<Id, Result> results) {
        Map<Id, Mark> marks = new HashMap<>();
        results.forEach((item, result) -> marks.put(item, result.mark()));
        return marks;
    }
}
