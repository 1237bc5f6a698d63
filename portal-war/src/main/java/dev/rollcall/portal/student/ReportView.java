package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.SchoolClass;
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
 * @param day on which the report is so; told on paper, where nothing is around it
 */
public record ReportView(
        Report report,
        Sheet sheet,
        WhatIfForm form,
        @Nullable Totals imagined,
        boolean own,
        LocalDate day) implements OfClass {
    @Override
    public SchoolClass section() {
        return report.section();
    }

    /** The page of a report, as it is. */
    public static ReportView of(Report report, WhatIfForm form, boolean own, LocalDate day) {
        return new ReportView(report, Sheet.of(report), form, null, own, day);
    }

    /** The page with the totals that would be. */
    public static ReportView imagined(Report report, WhatIfForm form, WhatIf whatIf, boolean own, LocalDate day) {
        return new ReportView(
                report,
                Sheet.of(report, whatIf.current(), whatIf.finished()),
                form,
                new Totals(whatIf.current().total(), whatIf.finished().total()),
                own,
                day);
    }
}
