package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Totals;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The start page of a student.
 *
 * @param person id in the grade book; empty when no person there logs in with this name
 * @param user the login name
 * @param classes today's, with what the student has in them
 * @param earlier those to which the student belongs no longer
 */
public record MyClassesView(String person, String user, List<Entry> classes, List<Earlier> earlier) {

    public MyClassesView {
        classes = List.copyOf(classes);
        earlier = List.copyOf(earlier);
    }

    /**
     * A class.
     *
     * @param term when, in words; empty when the grade book does not tell
     * @param totals of what is published
     */
    public record Entry(SchoolClass section, String term, Totals totals) {}

    /**
     * A class to which the student belongs no longer.
     *
     * @param term when, in words
     * @param until the last day in it of a student who has left; null for one who stayed to the end
     */
    public record Earlier(
            SchoolClass section, String term, @Nullable LocalDate until) {}

    /** Whether the grade book knows the user. */
    public boolean known() {
        return !person.isEmpty();
    }
}
