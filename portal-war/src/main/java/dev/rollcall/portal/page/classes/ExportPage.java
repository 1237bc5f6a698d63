package dev.rollcall.portal.page.classes;

import dev.rollcall.portal.files.ImportPlan.FileForm;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassFiles;

/** {@code /classes/{class}/export?delimiter=}: the class as a CSV file. */
final class ExportPage implements ClassPart {
    private final ClassFiles files;

    ExportPage(ClassFiles files) {
        this.files = files;
    }

    @Override
    public boolean takes(int ids) {
        return ids == 0;
    }

    @Override
    public Answer show(Visit visit, ClassPath path) {
        String wanted = visit.parameter("delimiter");
        String delimiter = FileForm.DELIMITERS.contains(wanted) ? wanted : FileForm.DELIMITERS.get(0);
        byte[] file = files.export(visit.requirePerson(), path.section(), delimiter);
        visit.response().setHeader("Content-Disposition", "attachment; filename=\"" + path.section() + ".csv\"");
        return new Answer.Data(200, "text/csv;charset=UTF-8", file);
    }
}
