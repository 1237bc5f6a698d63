package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What the page shows on which a class is made.
 *
 * @param courses those that can be chosen, by title
 * @param terms likewise, the newest first
 * @param key of the form, with which it is sent
 * @param troubles why it was not made; empty before that was tried
 */
public record NewClassView(
        List<Choice> courses, List<Choice> terms, NewClassForm form, String key, List<String> troubles) {

    public NewClassView {
        courses = List.copyOf(courses);
        terms = List.copyOf(terms);
        troubles = List.copyOf(troubles);
    }

    /**
     * What can be chosen.
     *
     * @param title what people call it
     */
    public record Choice(String id, String title) {}

    /** The page. */
    public static NewClassView of(
            List<Course> courses, List<Term> terms, NewClassForm form, String key, List<String> troubles, Texts texts) {
        return new NewClassView(
                courses.stream()
                        .sorted(Comparator.comparing(Course::title, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Course::id))
                        .map(course -> new Choice(course.id(), course.title()))
                        .toList(),
                terms.stream()
                        .sorted(Comparator.comparing(NewClassView::begin)
                                .thenComparing(Term::title)
                                .reversed()
                                .thenComparing(Term::id))
                        .map(term -> new Choice(term.id(), title(term, texts)))
                        .toList(),
                form,
                key,
                troubles);
    }

    private static LocalDate begin(Term term) {
        return term.begin() == null ? LocalDate.MIN : term.begin();
    }

    /** With its days: there may be an autumn in every year. */
    private static String title(Term term, Texts texts) {
        return term.begin() == null || term.end() == null
                ? term.title()
                : texts.say(
                        "newclass.term.days",
                        term.title(),
                        texts.date(term.begin()),
                        texts.date(term.end().minusDays(1)));
    }
}
