package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Course;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the page shows on which a class is made.
 *
 * @param classes those that can be copied, by term, the newest first, and title
 * @param courses those that can be chosen, by title
 * @param terms likewise those that are not closed, the newest first
 * @param key of the form, with which it is sent
 * @param troubles why it was not made; empty before that was tried
 */
public record NewClassView(
        List<Choice> classes,
        List<Choice> courses,
        List<Choice> terms,
        NewClassForm form,
        String key,
        List<String> troubles) {

    public NewClassView {
        classes = List.copyOf(classes);
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

    /**
     * The page.
     *
     * @param terms all of them
     */
    public static NewClassView of(
            List<SchoolClass> classes,
            List<Course> courses,
            List<Term> terms,
            NewClassForm form,
            String key,
            List<String> troubles,
            Texts texts) {
        Map<String, Term> byId = terms.stream().collect(Collectors.toMap(Term::id, Function.identity()));
        return new NewClassView(
                classes.stream()
                        .sorted(SchoolClass.newestFirst(byId))
                        .map(section -> new Choice(
                                section.id(),
                                texts.say(
                                        "newclass.copy-of.term",
                                        section.title(),
                                        section.termAmong(byId).title())))
                        .toList(),
                courses.stream()
                        .sorted(Comparator.comparing(Course::title, String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Course::id))
                        .map(course -> new Choice(course.id(), course.title()))
                        .toList(),
                terms.stream()
                        .filter(term -> !term.closed())
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
