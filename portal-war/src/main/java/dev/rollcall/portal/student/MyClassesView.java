package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.Totals;
import java.util.List;

/**
 * The start page of a student.
 *
 * @param person id in the grade book; empty when nobody there logs in with this name
 * @param user the login name
 * @param classes today's, with what the student has in them
 */
public record MyClassesView(String person, String user, List<Entry> classes) {

    public MyClassesView {
        classes = List.copyOf(classes);
    }

    /**
     * A class.
     *
     * @param term when, in words; empty when the grade book does not tell
     * @param totals of what is published
     */
    public record Entry(SchoolClass section, String term, Totals totals) {}

    /** Whether the grade book knows who this is. */
    public boolean known() {
        return !person.isEmpty();
    }
}
