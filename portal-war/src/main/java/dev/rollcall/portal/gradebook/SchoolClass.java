package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A class.
 *
 * @param id names it in addresses
 * @param course id of what is taught
 * @param term id of when
 * @param letterScheme id of its letters; empty for none
 * @param weighted whether categories count by their weight
 * @param shared whether every teacher of the school teaches it
 * @param version what a change of the class itself names
 * @param when its term; null where the grade book did not tell it with the class
 */
public record SchoolClass(
        String id,
        String title,
        String course,
        String term,
        String letterScheme,
        boolean weighted,
        boolean shared,
        long version,
        @Nullable Term when) {

    /** A class without its term. */
    public SchoolClass(
            String id,
            String title,
            String course,
            String term,
            String letterScheme,
            boolean weighted,
            boolean shared,
            long version) {
        this(id, title, course, term, letterScheme, weighted, shared, version, null);
    }

    /** The same with its term. */
    public SchoolClass in(@Nullable Term told) {
        return new SchoolClass(id, title, course, term, letterScheme, weighted, shared, version, told);
    }

    /** What tells it from the same class in another term: its title, and its term as far as that is known. */
    public String fullTitle() {
        return when == null ? title : title + " · " + when.title();
    }

    /** Whether its term is closed, so that nothing in it changes any more. */
    public boolean isClosed() {
        return when != null && when.closed();
    }

    /** By term, the newest first, and title; terms without a first day come last. */
    public static Comparator<SchoolClass> newestFirst(Map<String, Term> terms) {
        return Comparator.<SchoolClass, LocalDate>comparing(
                        section -> section.termAmong(terms).begin(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(section -> section.termAmong(terms).title())
                .thenComparing(SchoolClass::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(SchoolClass::id);
    }

    /** Its term; one that has nothing but the id when it is not among these, by id. */
    public Term termAmong(Map<String, Term> terms) {
        return terms.getOrDefault(term, new Term(term, term, null, null, false, 0));
    }
}
