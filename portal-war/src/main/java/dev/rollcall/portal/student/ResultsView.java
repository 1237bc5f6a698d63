package dev.rollcall.portal.student;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.marks.MarkRow;
import dev.rollcall.portal.marks.MarksForm;
import dev.rollcall.portal.marks.Part;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a teacher sees of a student: all results, in a form.
 *
 * @param form a row for each piece of work of this part
 * @param part which work is shown
 * @param trouble why something was not saved; empty before that was tried
 * @param zone in which moments are shown
 */
public record ResultsView(Report report, MarksForm form, Part part, String trouble, ZoneId zone) implements OfClass {
    @Override
    public SchoolClass section() {
        return report.section();
    }

    /** The work of the form with what became of it. */
    public Sheet sheet() {
        Set<String> shown = rows().keySet();
        return Sheet.of(report).only(row -> shown.contains(row.item().id()));
    }

    /** The rows of the form by line item. */
    public Map<String, MarkRow> rows() {
        return form.rows().stream().collect(Collectors.toMap(MarkRow::id, Function.identity()));
    }
}
