package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.util.List;

/**
 * Reports of a class, a sheet of paper for each.
 *
 * @param sheets of students one after the other; none of those who are not in the class any more
 * @param from how many students come before
 * @param taken of how many students these are the reports
 * @param students how many the class has
 */
public record ReportsView(SchoolClass section, List<Sheet> sheets, int from, int taken, int students)
        implements OfClass {

    public ReportsView {
        sheets = List.copyOf(sheets);
    }

    /**
     * A report.
     *
     * @param name of the student, with what tells namesakes apart
     */
    public record Sheet(String name, ReportView report) {}

    /** Whether these are not all. */
    public boolean isPart() {
        return taken < students;
    }

    /** Whether others come after. */
    public boolean hasMore() {
        return from + taken < students;
    }
}
