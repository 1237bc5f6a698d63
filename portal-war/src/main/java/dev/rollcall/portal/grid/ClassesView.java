package dev.rollcall.portal.grid;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Term;
import java.util.List;
import java.util.Map;

/**
 * The classes that a user teaches or administers, by term (the newest first) and title.
 *
 * @param known whether the grade book knows the user
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
     * @param term when
     */
    public record Line(SchoolClass section, String course, Term term) {}

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
                .sorted(SchoolClass.newestFirst(terms))
                .map(section -> new Line(
                        section, courses.getOrDefault(section.course(), section.course()), section.termAmong(terms)))
                .toList();
        return new ClassesView(lines, known, administrator);
    }
}
