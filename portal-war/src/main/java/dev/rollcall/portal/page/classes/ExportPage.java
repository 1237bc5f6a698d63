package dev.rollcall.portal.page.classes;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.files.ImportPlan.FileForm;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.page.Answer;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassFiles;

/** {@code /classes/{class}/export?delimiter=}: the class as a CSV file, called what the class and its term are called. */
final class ExportPage implements ClassPart {
    private static final String CSV = "csv";

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
        Person person = visit.requirePerson();
        SchoolClass section = files.section(person, path.section());
        String called = section.when() == null
                ? section.title()
                : section.title() + " " + section.when().title();
        byte[] file = files.export(person, section.id(), delimiter);
        visit.response()
                .setHeader("Content-Disposition", FileName.of(called, CSV).attachment(section.id()));
        return new Answer.Data(200, "text/csv;charset=UTF-8", file);
    }
}
