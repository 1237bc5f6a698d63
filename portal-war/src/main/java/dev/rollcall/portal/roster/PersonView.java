package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Membership;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.PersonClasses;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.gradebook.Totals;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person, and what the person is and has in the classes of all terms.
 *
 * @param classes those of the newest term first
 */
public record PersonView(Person person, List<Line> classes) {
    public PersonView {
        classes = List.copyOf(classes);
    }

    /**
     * A class.
     *
     * @param days whether today is before, within or after
     * @param totals as the student sees them; null for a teacher, for a student who is not in it yet, and where they are not told
     */
    public record Line(
            SchoolClass section,
            Enrolment enrolment,
            RosterView.Days days,
            @Nullable Totals totals) {
        /** What the term is called. */
        public String term() {
            return section.when() == null ? section.term() : section.when().title();
        }
    }

    /** The view of it on a day; {@code totals} tells what a student has in a class, if it can. */
    public static PersonView of(PersonClasses told, LocalDate today, Function<SchoolClass, Optional<Totals>> totals) {
        Map<String, Term> terms = told.classes().stream()
                .map(one -> one.section().when())
                .filter(term -> term != null)
                .collect(Collectors.toMap(Term::id, term -> term, (one, same) -> one));
        return new PersonView(
                told.person(),
                told.classes().stream()
                        .sorted((one, other) -> SchoolClass.newestFirst(terms).compare(one.section(), other.section()))
                        .map(one -> line(one, today, totals))
                        .toList());
    }

    private static Line line(Membership one, LocalDate today, Function<SchoolClass, Optional<Totals>> totals) {
        RosterView.Days days = RosterView.Days.of(one.enrolment(), today);
        boolean learns = !one.enrolment().teaches() && days != RosterView.Days.BEFORE;
        return new Line(
                one.section(),
                one.enrolment(),
                days,
                learns ? totals.apply(one.section()).orElse(null) : null);
    }
}
