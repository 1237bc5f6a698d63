package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The classes that somebody teaches, or administers, by term (the newest first) and title.
 *
 * @param known whether the grade book knows whoever looks
 * @param administrator whether these are all classes of the school
 */
public record ClassesView(List<Line> classes, boolean known, boolean administrator) {

    public ClassesView {
        classes = List.copyOf(classes);
    }

    /**
     * A class in the list.
     *
     * @param course what is taught, in words
     * @param term when, in words
     */
    public record Line(SchoolClass section, String course, String term) {}

    /**
     * The list.
     *
     * @param courses titles by id
     * @param terms by id
     */
    public static ClassesView of(
            List<SchoolClass> classes,
            Map<String, String> courses,
            Map<String, Term> terms,
            boolean known,
            boolean administrator) {
        List<Line> lines = classes.stream()
                .sorted(newestFirst(terms))
                .map(section -> new Line(
                        section,
                        courses.getOrDefault(section.course(), section.course()),
                        term(section, terms).title()))
                .toList();
        return new ClassesView(lines, known, administrator);
    }

    /** By term, the newest first, and title; terms without a first day come last. */
    public static Comparator<SchoolClass> newestFirst(Map<String, Term> terms) {
        return Comparator.<SchoolClass, LocalDate>comparing(
                        section -> term(section, terms).begin(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(section -> term(section, terms).title())
                .thenComparing(SchoolClass::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(SchoolClass::id);
    }

    private static Term term(SchoolClass section, Map<String, Term> terms) {
        return terms.getOrDefault(section.term(), new Term(section.term(), section.term(), null, null, false, 0));
    }
}
