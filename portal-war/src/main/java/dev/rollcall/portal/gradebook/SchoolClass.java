package dev.rollcall.portal.gradebook;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;

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
 */
public record SchoolClass(
        String id,
        String title,
        String course,
        String term,
        String letterScheme,
        boolean weighted,
        boolean shared,
        long version) {

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
