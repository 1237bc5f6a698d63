package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.gradebook.Totals;
import dev.rollcall.portal.gradebook.WhatIf;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a student sees.
 *
 * @param sheet as it counts, or as it would
 * @param form what is imagined
 * @param imagined the totals with that; null when nothing is
 * @param own whether the student looks, and not a teacher
 * @param print what only a printed report tells
 */
public record ReportView(
        Report report,
        Sheet sheet,
        WhatIfForm form,
        @Nullable Totals imagined,
        boolean own,
        Print print) {

    /**
     * What can be seen around a page on a screen, and not on paper.
     *
     * @param term of the class; null when the grade book does not tell
     * @param day on which the report is so
     */
    public record Print(@Nullable Term term, LocalDate day) {}

    /** The page of a report, as it is. */
    public static ReportView of(Report report, WhatIfForm form, boolean own, Print print) {
        return new ReportView(report, Sheet.of(report), form, null, own, print);
    }

    /** The page with the totals that would be. */
    public static ReportView imagined(Report report, WhatIfForm form, WhatIf whatIf, boolean own, Print print) {
        return new ReportView(
                report,
                Sheet.of(report, whatIf.current(), whatIf.finished()),
                form,
                new Totals(whatIf.current().total(), whatIf.finished().total()),
                own,
                print);
    }
}
