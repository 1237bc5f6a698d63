package dev.rollcall.portal.term;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The terms of the school, the newest first; those without a first day come last. */
public record TermsView(List<Line> terms) {

    public TermsView {
        terms = List.copyOf(terms);
    }

    /**
     * A term in the list.
     *
     * @param classes how many there are in it
     */
    public record Line(Term term, int classes) {}

    /** The list. */
    public static TermsView of(List<Term> terms, List<SchoolClass> classes) {
        Map<String, Long> counts =
                classes.stream().collect(Collectors.groupingBy(SchoolClass::term, Collectors.counting()));
        return new TermsView(terms.stream()
                .sorted(Comparator.<Term, LocalDate>comparing(
                                term -> term.begin(), Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(Term::title)
                        .thenComparing(Term::id))
                .map(term -> new Line(term, counts.getOrDefault(term.id(), 0L).intValue()))
                .toList());
    }
}
